using static TorchSharp.torch;

namespace TorchSharp.Tests.Modules;

/// <summary>Random inputs, the same in every run.</summary>
internal static class ModuleInputs
{
    private static readonly Generator Rng = new(3);

    /// <summary>Standard normal.</summary>
    public static Tensor X(params long[] shape) => randn(shape, ScalarType.Float64, generator: Rng);

    /// <summary>Uniform on [0, 1).</summary>
    public static Tensor U(params long[] shape) => rand(shape, ScalarType.Float64, generator: Rng);

    /// <summary>Whole numbers from 0, below a bound.</summary>
    public static Tensor I(long below, params long[] shape) => randint(0, below, shape, ScalarType.Int64, generator: Rng);
}

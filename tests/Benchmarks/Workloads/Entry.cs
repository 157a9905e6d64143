namespace Benchmarks.Workloads;

/// <summary>What bound a workload's ratios have.</summary>
internal enum Family
{
    Small,
    Large,
    Sampling,
    Call,
}

/// <summary>One workload: how it is called on the command line, what it computes, and how to make it.</summary>
/// <param name="Name">The name of its twin in Python, without the ending.</param>
/// <param name="Title">What the table says.</param>
/// <param name="Family">Which goals it has.</param>
/// <param name="Flops">Floating-point operations of its matrix products and convolutions, a step.</param>
/// <param name="Plain">Makes it with nothing but TorchSharp, in the common start.</param>
/// <param name="Ours">Makes it with this library, in the common start; null where the library has no part in it.</param>
internal sealed record Entry(string Name, string Title, Family Family, double Flops, Func<IRepeated> Plain, Func<IRepeated>? Ours)
{
    /// <summary>How many calls a step has: times are divided by it.</summary>
    public int Calls { get; init; } = 1;

    public Entry(string name, string title, Family family, double flops, Func<IReadOnlyList<Turn>> turns)
        : this(name, title, family, flops, () => new Repeated(new PlainTraining(turns()).Step), () => new FitTraining(turns()))
    { }

    /// <summary>All workloads, in the order of the table.</summary>
    public static IReadOnlyList<Entry> All { get; } =
    [
        new("flow_matching", "flow matching 2-D, 3×128", Family.Small, Plane.FlowMatchingFlops, Plane.FlowMatching),
        new("real_nvp", "RealNVP 2-D, 8 × 2×64", Family.Small, Plane.RealNvpFlops, Plane.RealNvp),
        new("vae", "VAE digits, 256 wide", Family.Small, Grids.VaeFlops, Grids.Vae),
        new("wgan_gp", "WGAN-GP 2-D, 3×128", Family.Small, Plane.WganGpFlops, Plane.WganGp),
        new("char_gpt", "GPT, 4 layers, 128 wide", Family.Large, Grids.CharGptFlops, Grids.CharGpt),
        new("pixel_cnn", "PixelCNN digits, 64 channels", Family.Large, Grids.PixelCnnFlops, Grids.PixelCnn),
        new("u_net", "U-Net 32/64, 28×28", Family.Large, Grids.UNetFlops, Grids.UNet),
        new(
            "euler_sampling",
            "200 Euler steps, 4096 points",
            Family.Sampling,
            Plane.EulerSamplingFlops,
            () => new Repeated(Plane.EulerSampling(ours: false)),
            () => new Repeated(Plane.EulerSampling(ours: true))
        ),
        new("addition", "add of two 4-vectors", Family.Call, 0, () => new Repeated(Addition()), null) { Calls = 1000 },
    ];

    /// <summary>The sum of two vectors of four numbers: what a call costs.</summary>
    private static Func<double> Addition()
    {
        var (a, b, sum) = (ones(4), ones(4), zeros(4));
        return () =>
        {
            for (var i = 0; i < 1000; i++)
            {
                sum.Dispose();
                sum = a.add(b);
            }
            return sum.sum().item<float>();
        };
    }
}

/// <summary>The state that both languages start from: drawn from libtorch's generator, which is the same on either side.</summary>
internal static class Start
{
    /// <summary>Matrices and kernels uniform in ± 1/√(fan in), biases zero; everything else stays as the layer made it.</summary>
    public static T Same<T>(T model)
        where T : Module
    {
        using var off = no_grad();
        using var scope = NewDisposeScope();
        manual_seed(1);
        foreach (var (name, parameter) in model.named_parameters())
            if (parameter.dim() > 1)
                parameter.copy_((rand(parameter.shape) * 2 - 1) / Math.Sqrt(parameter.numel() / parameter.shape[0]));
            else if (name.EndsWith("bias", StringComparison.Ordinal))
                parameter.zero_();
        return model;
    }
}

/// <summary>Modules that are trained together.</summary>
internal sealed class Parts : Module
{
    public Parts(params Module[] parts)
        : base(nameof(Parts))
    {
        foreach (var (i, part) in parts.Index())
            register_module($"{i}", part);
    }
}

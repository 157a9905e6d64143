using static TorchSharp.torch;

namespace TorchSharp.Tests.Modules;

/// <summary>The modules that are compared, each on inputs of two shapes where it takes more than one.</summary>
internal static class ModuleCases
{
    public static IReadOnlyDictionary<string, ModuleCase> All { get; } =
        new[]
        {
            ActivationCases.All(),
            LayerCases.All(),
            ShapeCases.All(),
            SequenceCases.All(),
            PoolingCases.All(),
            LossCases.All(),
        }
            .SelectMany(family => family)
            .SelectMany(c => new[] { c, c.Again() })
            .ToDictionary(c => c.Id);

    public static object Describe(Dictionary<string, Tensor> tensors) => All.Values.Select(c => c.Describe(tensors)).ToArray();
}

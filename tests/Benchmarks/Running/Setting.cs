using Benchmarks.Workloads;

namespace Benchmarks.Running;

/// <summary>How the threads are set on either side, and what is aimed at.</summary>
/// <param name="Name">What --setting calls it, and the name of its report.</param>
/// <param name="Title">Above the table.</param>
/// <param name="Environment">Variables for both sides.</param>
/// <param name="AllCores">Whether PyTorch is told to use every core: what it does by itself wherever it can count them.</param>
/// <param name="Goals">Ours ÷ PyTorch's, at most; families without a goal here are missing.</param>
/// <param name="SmallMean">Bound on the geometric mean over the small networks; null: none beside that of each.</param>
internal sealed record Setting(
    string Name,
    string Title,
    IReadOnlyDictionary<string, string> Environment,
    bool AllCores,
    IReadOnlyDictionary<Family, double> Goals,
    double? SmallMean
)
{
    public static IReadOnlyList<Setting> All { get; } =
    [
        new(
            "one-thread",
            "one thread on both sides",
            new Dictionary<string, string> { ["OMP_NUM_THREADS"] = "1" },
            AllCores: false,
            new Dictionary<Family, double>
            {
                [Family.Small] = 0.75,
                [Family.Large] = 0.95,
                [Family.Sampling] = 0.75,
                [Family.Call] = 0.75,
            },
            0.62
        ),
        new(
            "as-installed",
            "as installed: PyTorch on all cores, C# by its own choice",
            new Dictionary<string, string>(),
            AllCores: true,
            new Dictionary<Family, double> { [Family.Small] = 0.25, [Family.Sampling] = 0.75 },
            null
        ),
    ];
}

using Benchmarks.Workloads;

namespace Benchmarks.Running;

/// <summary>How the threads are set on every side, and what is aimed at.</summary>
/// <param name="Name">What --setting calls it, and the name of its report.</param>
/// <param name="Title">Above the table.</param>
/// <param name="Environment">Variables for TorchSharp and PyTorch.</param>
/// <param name="OurEnvironment">Variables for this library: with those of the notebooks' kernels.</param>
/// <param name="AllCores">
/// Whether PyTorch is told to use every core, what it does by itself wherever it can count them, and times are those of the clock;
/// with one thread they are the processor's.
/// </param>
internal sealed record Setting(
    string Name,
    string Title,
    IReadOnlyDictionary<string, string> Environment,
    IReadOnlyDictionary<string, string> OurEnvironment,
    bool AllCores
)
{
    private static readonly Dictionary<string, string> Kernel = new()
    {
        ["OMP_WAIT_POLICY"] = "PASSIVE",
        ["DOTNET_GCgen0size"] = "0x2000000",
    };

    /// <summary>This library ÷ plain TorchSharp, at most.</summary>
    public IReadOnlyDictionary<Family, double> GoalsOverPlain { get; private init; } = new Dictionary<Family, double>();

    /// <summary>Bound on the geometric mean over the small networks, beside that of each.</summary>
    public double? MeanOverPlain { get; private init; }

    /// <summary>This library ÷ PyTorch, at most.</summary>
    public IReadOnlyDictionary<Family, double> GoalsOverPyTorch { get; private init; } = new Dictionary<Family, double>();

    /// <summary>Beside two busy loops ÷ alone, at most; null: not measured in this setting.</summary>
    public double? GoalBeside { get; private init; }

    public static IReadOnlyList<Setting> All { get; } =
    [
        new(
            "one-thread",
            "one thread on every side, processor time",
            new Dictionary<string, string> { ["OMP_NUM_THREADS"] = "1" },
            new Dictionary<string, string>(Kernel) { ["OMP_NUM_THREADS"] = "1" },
            AllCores: false
        )
        {
            GoalsOverPlain = new Dictionary<Family, double>
            {
                [Family.Small] = 0.95,
                [Family.Large] = 1,
                [Family.Sampling] = 0.9,
            },
            MeanOverPlain = 0.8,
        },
        new(
            "as-installed",
            "as installed: every side by its own choice, wall-clock time",
            new Dictionary<string, string>(),
            Kernel,
            AllCores: true
        )
        {
            GoalsOverPyTorch = new Dictionary<Family, double> { [Family.Small] = 0.4 },
            GoalBeside = 2.5,
        },
    ];
}

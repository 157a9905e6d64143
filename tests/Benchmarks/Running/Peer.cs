using System.Diagnostics;
using System.Globalization;

namespace Benchmarks.Running;

/// <summary>A process that measures when it is told to, and waits otherwise.</summary>
internal sealed class Peer : IDisposable
{
    // What a shell may have set, and would change the comparison.
    private static readonly string[] Variables =
    [
        "OMP_NUM_THREADS",
        "OMP_WAIT_POLICY",
        "OPENBLAS_NUM_THREADS",
        "OPENBLAS_CORETYPE",
        "ATEN_CPU_CAPABILITY",
        "MKL_NUM_THREADS",
    ];
    private readonly Process process;

    private Peer(string language, string program, IEnumerable<string> arguments, Setting setting)
    {
        Language = language;
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var variable in Variables)
            start.Environment.Remove(variable);
        foreach (var (name, value) in setting.Environment)
            start.Environment[name] = value;
        process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
        Version = Ask("version");
    }

    public string Language { get; }

    /// <summary>The library's version and its number of threads.</summary>
    public string Version { get; }

    public static Peer Ours(Setting setting) =>
        new("C#", "dotnet", [Path.Combine(AppContext.BaseDirectory, "Benchmarks.dll"), Command.WorkerArgument], setting);

    public static Peer PyTorch(string python, Setting setting) =>
        new(
            "PyTorch",
            python,
            [
                "-B",
                Path.Combine(AppContext.BaseDirectory, "Running", "worker.py"),
                Path.Combine(AppContext.BaseDirectory, "Workloads"),
                setting.AllCores ? "all-cores" : "own-choice",
            ],
            setting
        );

    /// <summary>The first losses of a workload that starts anew.</summary>
    public double[] Load(string workload) => [.. Ask($"load {workload}").Split(' ').Select(Number)];

    /// <summary>Median time of a step, µs.</summary>
    public double Run(double seconds) => Number(Ask(string.Create(CultureInfo.InvariantCulture, $"run {seconds}")));

    /// <summary>Rate of a 1024³ matrix product, GFLOP/s.</summary>
    public double Gemm(double seconds) => Number(Ask(string.Create(CultureInfo.InvariantCulture, $"gemm {seconds}")));

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private string Ask(string question)
    {
        process.StandardInput.WriteLine(question);
        process.StandardInput.Flush();
        return process.StandardOutput.ReadLine()
            ?? throw new InvalidOperationException($"the {Language} side ended at '{question}'");
    }
}

using System.Diagnostics;

namespace Benchmarks.Running;

/// <summary>A process that measures when it is told to, and waits otherwise. One that does not answer in time is killed.</summary>
internal sealed class Peer : IDisposable
{
    public const string OursArgument = "ours";

    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan ExitLimit = TimeSpan.FromSeconds(5);

    // What a shell may have set, and would change the comparison.
    private static readonly string[] Variables =
        "OMP_NUM_THREADS OMP_WAIT_POLICY GOMP_SPINCOUNT ATEN_CPU_CAPABILITY OPENBLAS_NUM_THREADS OPENBLAS_CORETYPE MKL_NUM_THREADS".Split();
    private readonly Process process;

    private Peer(string side, string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        Side = side;
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var variable in Variables)
            start.Environment.Remove(variable);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
        Version = Ask("version");
    }

    /// <summary>Whose figures these are.</summary>
    public string Side { get; }

    /// <summary>The library's version, what multiplies its matrices, and its number of threads.</summary>
    public string Version { get; }

    /// <summary>This library, with the variables that the notebooks' kernels have.</summary>
    public static Peer Ours(Setting setting) => CSharp("this library", OursArgument, setting.OurEnvironment);

    /// <summary>TorchSharp as it is.</summary>
    public static Peer Plain(Setting setting) => CSharp("plain TorchSharp", "plain", setting.Environment);

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
            setting.Environment
        );

    /// <summary>The first losses of a workload that starts anew.</summary>
    public double[] Load(string workload) => Numbers($"load {workload}");

    /// <summary>Time of a step, µs: by the clock (the median), or the processor's (the mean), which other work hardly changes.</summary>
    public double Run(double seconds, bool byProcessor) => Numbers($"{(byProcessor ? "cpu" : "run")} {Text(seconds)}")[0];

    /// <summary>Rate of a 1024³ matrix product, GFLOP/s.</summary>
    public double Gemm(double seconds) => Numbers($"gemm {Text(seconds)}")[0];

    /// <summary>Resident memory after each tenth of so many training steps, MB.</summary>
    public double[] Memory(int steps) => Numbers($"memory {steps}");

    public void Dispose()
    {
        if (!process.HasExited)
            process.StandardInput.Close();
        if (!process.WaitForExit(ExitLimit))
            process.Kill(entireProcessTree: true);
        process.Dispose();
    }

    private static Peer CSharp(string side, string argument, IReadOnlyDictionary<string, string> environment) =>
        new(
            side,
            Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "Benchmarks.dll"), Command.WorkerArgument, argument],
            environment
        );

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);

    private double[] Numbers(string question) =>
        [.. Ask(question).Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];

    private string Ask(string question)
    {
        process.StandardInput.WriteLine(question);
        process.StandardInput.Flush();
        var answer = process.StandardOutput.ReadLineAsync();
        if (!answer.Wait(AnswerLimit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{Side} did not answer '{question}' in {AnswerLimit.TotalSeconds:F0} s and was killed");
        }
        return answer.Result ?? throw new InvalidOperationException($"{Side} ended at '{question}'");
    }
}

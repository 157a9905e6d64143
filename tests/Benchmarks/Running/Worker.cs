using System.Diagnostics;
using System.Globalization;
using Benchmarks.Workloads;
using static TorchSharp.torch;

namespace Benchmarks.Running;

/// <summary>The C# side: the same commands and answers as worker.py.</summary>
internal static class Worker
{
    private const int CheckedSteps = 5;

    public static void Serve(TextReader input, TextWriter output)
    {
        IWorkload? workload = null;
        while (input.ReadLine() is { } line)
        {
            var (command, argument) = line.Split(' ', 2) is [var c, var a] ? (c, a) : (line, "");
            switch (command)
            {
                case "load":
                    manual_seed(1);
                    workload = Catalogue.All.Single(entry => entry.Name == argument).Create();
                    Say(output, Enumerable.Range(0, CheckedSteps).Select(_ => workload.Step()));
                    break;
                case "run":
                    Say(output, [Median(() => workload!.Step(), Seconds(argument))]);
                    break;
                case "gemm":
                    Say(output, [Gemm(Seconds(argument))]);
                    break;
                case "version":
                    output.WriteLine($"{typeof(TorchSharp.torch).Assembly.GetName().Version} {get_num_threads()}");
                    break;
            }
            output.Flush();
        }
    }

    private static double Seconds(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static void Say(TextWriter output, IEnumerable<double> numbers) =>
        output.WriteLine(string.Join(' ', numbers.Select(n => n.ToString("r", CultureInfo.InvariantCulture))));

    private static double Gemm(double seconds)
    {
        using var scope = NewDisposeScope();
        var (a, b) = (rand(1024, 1024), rand(1024, 1024));
        return 2e-3 * Math.Pow(1024, 3) / Median(() => a.mm(b).Dispose(), seconds);
    }

    /// <summary>The median of a step's time, µs.</summary>
    private static double Median(Action step, double seconds)
    {
        var times = new List<double>();
        var end = Stopwatch.GetTimestamp() + (long)(seconds * Stopwatch.Frequency);
        while (true)
        {
            var start = Stopwatch.GetTimestamp();
            step();
            var now = Stopwatch.GetTimestamp();
            times.Add((now - start) * 1e6 / Stopwatch.Frequency);
            if (now >= end && times.Count >= 3)
                return Numbers.Median(times);
        }
    }
}

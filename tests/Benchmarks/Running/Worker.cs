using System.Diagnostics;
using Benchmarks.Workloads;

namespace Benchmarks.Running;

/// <summary>A side in C#: the same commands and answers as worker.py.</summary>
internal static class Worker
{
    private const int CheckedSteps = 5;
    private const int LeastSteps = 3;

    public static void Serve(bool ours, TextReader input, TextWriter output)
    {
        IRepeated? workload = null;
        while (input.ReadLine() is { } line)
        {
            var (command, argument) = line.Split(' ', 2) is [var c, var a] ? (c, a) : (line, "");
            switch (command)
            {
                case "load":
                    manual_seed(1);
                    var entry = Entry.All.Single(entry => entry.Name == argument);
                    workload = (ours ? entry.Ours : entry.Plain)!();
                    Say(output, workload.First(CheckedSteps));
                    break;
                case "run":
                    Say(output, [Numbers.Median(workload!.Time(Seconds(argument), LeastSteps, WallClock))]);
                    break;
                case "cpu":
                    Say(output, [workload!.Time(Seconds(argument), LeastSteps, ProcessorClock).Average()]);
                    break;
                case "gemm":
                    Say(output, [Gemm(Seconds(argument))]);
                    break;
                case "memory":
                    Say(output, Memory(int.Parse(argument, CultureInfo.InvariantCulture)));
                    break;
                case "version":
                    Gemm(0.01); // loads what multiplies
                    output.WriteLine(Version());
                    break;
            }
            output.Flush();
        }
    }

    private static double Seconds(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static void Say(TextWriter output, IEnumerable<double> numbers) =>
        output.WriteLine(string.Join(' ', numbers.Select(n => n.ToString("r", CultureInfo.InvariantCulture))));

    private static string Version()
    {
        var blas = File.Exists("/proc/self/maps")
            ? File.ReadLines("/proc/self/maps").Select(line => line[(line.LastIndexOf('/') + 1)..]).FirstOrDefault(IsBlas)
            : null;
        return $"TorchSharp {typeof(torch).Assembly.GetName().Version}, libtorch {__version__}, {blas ?? "libtorch's own BLAS"}, {get_num_threads()} threads";

        static bool IsBlas(string file) => file.Contains("blas", StringComparison.Ordinal);
    }

    /// <summary>In µs.</summary>
    private static double WallClock() => Stopwatch.GetTimestamp() * 1e6 / Stopwatch.Frequency;

    /// <summary>Of the whole process, in µs.</summary>
    private static double ProcessorClock() => Environment.CpuUsage.TotalTime.TotalMicroseconds;

    private static double Gemm(double seconds)
    {
        using var scope = NewDisposeScope();
        var (a, b) = (rand(1024, 1024), rand(1024, 1024));
        var product = new Repeated(() =>
        {
            a.mm(b).Dispose();
            return 0;
        });
        return 2e-3 * Math.Pow(1024, 3) / Numbers.Median(product.Time(seconds, LeastSteps, WallClock));
    }

    /// <summary>Resident memory, MB, after each tenth of so many training steps.</summary>
    private static List<double> Memory(int steps)
    {
        var seen = new List<double>();
        var taken = 0;
        manual_seed(1);
        new FitTraining(Plane.FlowMatching()).Run(steps, Look, default);
        return seen;

        void Look()
        {
            if (++taken % (steps / 10) != 0)
                return;
            using var process = Process.GetCurrentProcess();
            seen.Add(process.WorkingSet64 / 1e6);
        }
    }
}

using System.Diagnostics;
using Benchmarks.Workloads;

namespace Benchmarks.Running;

/// <summary>Work that is done again and again.</summary>
internal interface IRepeated
{
    /// <summary>The numbers of the first steps.</summary>
    public IReadOnlyList<double> First(int steps);

    /// <summary>The times of further steps, µs, for so long.</summary>
    public IReadOnlyList<double> Time(double seconds, int atLeast);
}

/// <summary>A step of a workload, again and again.</summary>
internal sealed class Repeated(IWorkload workload) : IRepeated
{
    public IReadOnlyList<double> First(int steps) => [.. Enumerable.Range(0, steps).Select(_ => workload.Step())];

    public IReadOnlyList<double> Time(double seconds, int atLeast) => Time(() => workload.Step(), seconds, atLeast);

    public static IReadOnlyList<double> Time(Action step, double seconds, int atLeast)
    {
        var times = new List<double>();
        var end = Stopwatch.GetTimestamp() + (long)(seconds * Stopwatch.Frequency);
        while (true)
        {
            var start = Stopwatch.GetTimestamp();
            step();
            var now = Stopwatch.GetTimestamp();
            times.Add((now - start) * 1e6 / Stopwatch.Frequency);
            if (now >= end && times.Count >= atLeast)
                return times;
        }
    }
}

using System.Diagnostics;
using Benchmarks.Workloads;

namespace Benchmarks.Running;

/// <summary>Work that is done again and again.</summary>
internal interface IRepeated
{
    /// <summary>The numbers of the first steps.</summary>
    public IReadOnlyList<double> First(int steps);

    /// <summary>What further steps take by a clock, in its unit, for so many seconds.</summary>
    public IReadOnlyList<double> Time(double seconds, int atLeast, Func<double> clock);
}

/// <summary>A step of a workload, again and again.</summary>
internal sealed class Repeated(IWorkload workload) : IRepeated
{
    public IReadOnlyList<double> First(int steps) => [.. Enumerable.Range(0, steps).Select(_ => workload.Step())];

    public IReadOnlyList<double> Time(double seconds, int atLeast, Func<double> clock) =>
        Time(() => workload.Step(), seconds, atLeast, clock);

    public static IReadOnlyList<double> Time(Action step, double seconds, int atLeast, Func<double> clock)
    {
        var times = new List<double>();
        var begin = Stopwatch.GetTimestamp();
        while (times.Count < atLeast || Stopwatch.GetElapsedTime(begin).TotalSeconds < seconds)
        {
            var start = clock();
            step();
            times.Add(clock() - start);
        }
        return times;
    }
}

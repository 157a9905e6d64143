using System.Diagnostics;

namespace Kernel.Tests.Session;

/// <summary>Latency that does not depend on what else the machine does.</summary>
internal static class ProcessorTime
{
    /// <summary>The processor time, in seconds, of the cheapest of several calls. On an idle machine a call takes about as long.</summary>
    public static async Task<double> OfCheapest(int calls, Func<int, Task> call)
    {
        var cheapest = double.PositiveInfinity;
        for (var i = 0; i < calls; i++)
        {
            var before = Now();
            await call(i);
            cheapest = Math.Min(cheapest, (Now() - before).TotalSeconds);
        }
        return cheapest;
    }

    private static TimeSpan Now()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }
}

using Benchmarks.Workloads;

namespace Benchmarks.Running;

/// <summary>Measures workloads in turns: this library, plain TorchSharp, PyTorch, and again, so that all see the same machine.</summary>
internal sealed class Comparison(string? python, int turns, double seconds, Action<string> say)
{
    /// <summary>First losses of this library and plain TorchSharp must agree to this, relative to their size where that is over 1.</summary>
    public const double Tolerance = 1e-5;

    private const int BusyLoops = 2;

    public (IReadOnlyList<string> Versions, double Rate, IReadOnlyList<Result> Results) Run(
        Setting setting,
        IReadOnlyList<Entry> workloads
    )
    {
        using var ours = Peer.Ours(setting);
        using var plain = Peer.Plain(setting);
        using var other = python is null ? null : Peer.PyTorch(python, setting);
        string[] versions = [.. new[] { ours, plain, other }.OfType<Peer>().Select(peer => $"{peer.Side}: {peer.Version}")];
        say(setting.Title);
        foreach (var version in versions)
            say($"  {version}");
        if (other is null)
            say("  PyTorch: not installed");
        var rate = ours.Gemm(seconds);
        say($"  a product of 1024 × 1024 matrices runs at {rate:F0} GFLOP/s");
        var results = new List<Result>();
        foreach (var workload in workloads)
        {
            var result = Measure(setting, workload, workload.Ours is null ? null : ours, plain, other, rate);
            results.Add(result);
            say(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {workload.Title}: {result.OverPlain?.Median:F2} of TorchSharp's time, {result.OverPyTorch?.Median:F2} of PyTorch's, {result.Beside?.Median:F2} of its own beside busy loops"
                )
            );
        }
        return (versions, rate, results);
    }

    /// <summary>Resident memory of this library after each tenth of so many training steps, MB.</summary>
    public static double[] Memory(Setting setting, int steps)
    {
        using var ours = Peer.Ours(setting);
        return ours.Memory(steps);
    }

    private Result Measure(Setting setting, Entry workload, Peer? ours, Peer plain, Peer? other, double rate)
    {
        var expected = plain.Load(workload.Name);
        var difference = ours is null ? (double?)null : Distance(ours.Load(workload.Name), expected);
        if (difference is not null and not <= Tolerance)
            throw new InvalidOperationException(
                $"{workload.Name}: the library trains otherwise than TorchSharp: losses differ by {difference:g2}, allowed {Tolerance:g2}"
            );
        var differenceFromPyTorch = other is null ? (double?)null : Distance(other.Load(workload.Name), expected);
        var sides = new[] { ours, plain, other };
        var times = sides.Select(_ => new List<double>()).ToArray();
        // The first run of each is for compilers and caches.
        foreach (var side in sides)
            side?.Run(seconds, byProcessor: false);
        for (var turn = 0; turn < turns; turn++)
            foreach (var (side, seen) in sides.Zip(times))
                if (side is not null)
                    seen.Add(side.Run(seconds, !setting.AllCores) / workload.Calls);
        var (a, b, c) = (times[0], times[1], times[2]);
        var beside = ours is null || setting.GoalBeside is null ? [] : Beside(ours);
        return new Result(
            workload.Name,
            workload.Title,
            workload.Family,
            a,
            b,
            c,
            workload.Flops > 0 ? workload.Flops / rate / 1e3 : null,
            Ratio.Of(a, b, Goal(setting.GoalsOverPlain, workload)),
            Ratio.Of(ours is null ? b : a, c, Goal(setting.GoalsOverPyTorch, workload)),
            Ratio.Of(beside, a, setting.GoalBeside),
            difference,
            differenceFromPyTorch
        );
    }

    private List<double> Beside(Peer ours)
    {
        using var end = new CancellationTokenSource();
        var loops = Enumerable.Range(0, BusyLoops).Select(_ => new Thread(() => Spin(end.Token))).ToList();
        loops.ForEach(loop => loop.Start());
        try
        {
            return [.. Enumerable.Range(0, turns).Select(_ => ours.Run(seconds, byProcessor: false))];
        }
        finally
        {
            end.Cancel();
            loops.ForEach(loop => loop.Join());
        }

        static void Spin(CancellationToken end)
        {
            while (!end.IsCancellationRequested)
                Thread.SpinWait(1000);
        }
    }

    private static double? Goal(IReadOnlyDictionary<Family, double> goals, Entry workload) =>
        goals.TryGetValue(workload.Family, out var goal) ? goal : null;

    private static double Distance(double[] a, double[] b) =>
        a.Zip(b, (x, y) => Math.Abs(x - y) / Math.Max(1, Math.Abs(y))).Max();
}

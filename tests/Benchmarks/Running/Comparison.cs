using Benchmarks.Workloads;

namespace Benchmarks.Running;

/// <summary>Measures workloads in pairs: C#, then PyTorch, then C# again, so that both see the same machine.</summary>
internal sealed class Comparison(string? python, int pairs, double seconds, Action<string> say)
{
    /// <summary>Losses of the first steps must agree to this, relative to their size where that is over 1.</summary>
    public const double Tolerance = 1e-5;

    public IReadOnlyList<Result> Run(Setting setting, IReadOnlyList<Entry> workloads)
    {
        using var ours = Peer.Ours(setting);
        using var other = python is null ? null : Peer.PyTorch(python, setting);
        say($"{setting.Title}: TorchSharp {ours.Version} threads, PyTorch {other?.Version ?? "missing"} threads");
        var rate = Math.Max(ours.Gemm(seconds), other?.Gemm(seconds) ?? 0);
        say($"a product of 1024 × 1024 matrices runs at {rate:F0} GFLOP/s");
        var results = new List<Result>();
        foreach (var workload in workloads)
        {
            say($"  {workload.Title}");
            results.Add(Measure(setting, workload, ours, other, rate));
        }
        return results;
    }

    private Result Measure(Setting setting, Entry workload, Peer ours, Peer? other, double rate)
    {
        var losses = ours.Load(workload.Name);
        var difference = other is null ? (double?)null : Distance(losses, other.Load(workload.Name));
        if (difference > Tolerance)
            throw new InvalidOperationException(
                $"{workload.Name}: the two sides compute different things: losses differ by {difference:g2}, allowed {Tolerance:g2}"
            );
        var (a, b) = (new List<double>(), new List<double>());
        // The first run of each is for compilers and caches.
        ours.Run(seconds);
        other?.Run(seconds / 2);
        for (var pair = 0; pair < pairs; pair++)
        {
            a.Add(ours.Run(seconds) / workload.Calls);
            if (other is not null)
                b.Add(other.Run(seconds) / workload.Calls);
        }
        return new Result(
            workload.Name,
            workload.Title,
            workload.Family,
            a,
            b,
            workload.Flops > 0 ? workload.Flops / rate / 1e3 : null,
            setting.Goals.TryGetValue(workload.Family, out var goal) ? goal : null,
            difference
        );
    }

    private static double Distance(double[] a, double[] b) =>
        a.Zip(b, (x, y) => Math.Abs(x - y) / Math.Max(1, Math.Abs(y))).Max();
}

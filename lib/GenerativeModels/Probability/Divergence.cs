namespace GenerativeModels.Probability;

/// <summary>How far one known distribution is from another, in nats, by quadrature.</summary>
public static class Divergence
{
    /// <summary>KL(p ‖ q) = ∫ p log(p/q) dx ≥ 0, in nats; zero only where p = q.</summary>
    /// <param name="p">The truth.</param>
    /// <param name="q">The model; +∞ is returned where it denies what p allows.</param>
    /// <param name="panels">See <see cref="Quadrature.Integrate(Func{double, double}, double, double, int)"/>.</param>
    public static double Kl(Univariate p, Univariate q, int panels = 400)
    {
        ArgumentNullException.ThrowIfNull(p);
        ArgumentNullException.ThrowIfNull(q);
        return Quadrature.Integrate(
            x => Quadrature.Weigh(p.LogDensity(x), logP => logP - q.LogDensity(x)),
            p.Range.Low,
            p.Range.High,
            panels
        );
    }

    /// <summary>JS(p, q) = ½ KL(p ‖ m) + ½ KL(q ‖ m) with m = (p + q)/2; between 0 and log 2, in nats.</summary>
    public static double JensenShannon(Univariate p, Univariate q, int panels = 400)
    {
        ArgumentNullException.ThrowIfNull(p);
        ArgumentNullException.ThrowIfNull(q);
        var (low, high) = (Math.Min(p.Range.Low, q.Range.Low), Math.Max(p.Range.High, q.Range.High));
        return Quadrature.Integrate(
            x =>
            {
                var (logP, logQ) = (p.LogDensity(x), q.LogDensity(x));
                var logM = Mixing.LogSumExp([logP, logQ]) - Math.Log(2);
                return (Quadrature.Weigh(logP, log => log - logM) + Quadrature.Weigh(logQ, log => log - logM)) / 2;
            },
            low,
            high,
            panels
        );
    }

    /// <summary>KL(p ‖ q) of two distributions on the plane, in nats, over p's window.</summary>
    public static double Kl(Planar p, Planar q, int count = 400)
    {
        ArgumentNullException.ThrowIfNull(p);
        ArgumentNullException.ThrowIfNull(q);
        return Quadrature.Integrate(
            (x, y) => Quadrature.Weigh(p.LogDensity(x, y), logP => logP - q.LogDensity(x, y)),
            p.XRange,
            p.YRange,
            count
        );
    }
}

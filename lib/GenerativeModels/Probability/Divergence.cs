namespace GenerativeModels.Probability;

/// <summary>How far one known distribution is from another, in nats, by quadrature.</summary>
public static class Divergence
{
    /// <summary>KL(p ‖ q) = ∫ p log(p/q) dx ≥ 0, in nats; zero only where p = q.</summary>
    /// <param name="p">The truth.</param>
    /// <param name="q">The model; +∞ is returned where it denies what p allows.</param>
    /// <param name="panels">See <see cref="Univariate.Expect"/>.</param>
    public static double Kl(Univariate p, Univariate q, int panels = 400) =>
        p.Expect(x => p.LogDensity(x) - q.LogDensity(x), panels, q.Kinks);

    /// <summary>JS(p, q) = ½ KL(p ‖ m) + ½ KL(q ‖ m) with m = (p + q)/2; between 0 and log 2, in nats.</summary>
    public static double JensenShannon(Univariate p, Univariate q, int panels = 400)
    {
        return (ToMean(p, q) + ToMean(q, p)) / 2;

        double ToMean(Univariate from, Univariate other) =>
            from.Expect(x => AboveMean(from.LogDensity(x), other.LogDensity(x)), panels, other.Kinks);
    }

    /// <summary>KL(p ‖ q) = Σ p log(p/q) of two distributions on the integers, in nats; +∞ where q denies what p allows.</summary>
    public static double Kl(Discrete p, Discrete q) => p.Expect(k => p.LogMass(k) - q.LogMass(k));

    /// <summary>JS(p, q) of two distributions on the integers, in nats.</summary>
    public static double JensenShannon(Discrete p, Discrete q)
    {
        return (ToMean(p, q) + ToMean(q, p)) / 2;

        static double ToMean(Discrete from, Discrete other) => from.Expect(k => AboveMean(from.LogMass(k), other.LogMass(k)));
    }

    /// <summary>KL(p ‖ q) of two distributions on the plane, in nats, over p's window.</summary>
    public static double Kl(Planar p, Planar q, int count = 400) =>
        Quadrature.Integrate(
            (x, y) => Quadrature.Weigh(p.LogDensity(x, y), logP => logP - q.LogDensity(x, y)),
            p.XRange,
            p.YRange,
            count
        );

    /// <summary>JS(p, q) of two distributions on the plane, in nats, over both windows.</summary>
    public static double JensenShannon(Planar p, Planar q, int count = 400)
    {
        return Quadrature.Integrate(
            (x, y) =>
            {
                var (logP, logQ) = (p.LogDensity(x, y), q.LogDensity(x, y));
                return (Quadrature.Weigh(logP, log => AboveMean(log, logQ)) + Quadrature.Weigh(logQ, log => AboveMean(log, logP)))
                    / 2;
            },
            (Math.Min(p.XRange.Low, q.XRange.Low), Math.Max(p.XRange.High, q.XRange.High)),
            (Math.Min(p.YRange.Low, q.YRange.Low), Math.Max(p.YRange.High, q.YRange.High)),
            count
        );
    }

    /// <summary>log p − log((p + q)/2).</summary>
    private static double AboveMean(double logP, double logQ) => logP - Mixing.LogSumExp([logP, logQ]) + Math.Log(2);
}

using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace GenerativeModels.Probability;

/// <summary>N(μ, σ²): p(x) = exp(−(x − μ)²/2σ²) / (σ√2π).</summary>
public sealed class Gaussian : Univariate
{
    /// <summary>Φ and φ belong to this one: μ = 0, σ = 1.</summary>
    public static Gaussian Standard { get; } = new(0, 1);

    /// <param name="mean">μ.</param>
    /// <param name="stdDev">σ &gt; 0, not σ².</param>
    /// <exception cref="ArgumentOutOfRangeException">σ ≤ 0 or not a number.</exception>
    public Gaussian(double mean, double stdDev)
    {
        if (!(stdDev > 0))
            throw new ArgumentOutOfRangeException(nameof(stdDev), stdDev, "expected a positive standard deviation");
        (Mean, StdDev) = (mean, stdDev);
    }

    /// <summary>The maximum-likelihood fit: the samples' mean and standard deviation (divided by N).</summary>
    /// <param name="samples">[N], at least two different values.</param>
    public static Gaussian Fit(IReadOnlyList<double> samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        var mean = samples.Average();
        return new Gaussian(mean, Math.Sqrt(samples.Average(x => (x - mean) * (x - mean))));
    }

    /// <inheritdoc/>
    public override double Mean { get; }

    /// <inheritdoc/>
    public override double StdDev { get; }

    /// <inheritdoc/>
    public override (double Low, double High) Range => (Mean - 8 * StdDev, Mean + 8 * StdDev);

    /// <inheritdoc/>
    public override double LogDensity(double x) => Normal.PDFLn(Mean, StdDev, x);

    /// <inheritdoc/>
    public override double Cdf(double x) => Normal.CDF(Mean, StdDev, x);

    /// <inheritdoc/>
    public override double Quantile(double u)
    {
        CheckProbability(u);
        return Normal.InvCDF(Mean, StdDev, u);
    }

    /// <inheritdoc/>
    public override double[] Sample(int count, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var draws = new double[count];
        Normal.Samples(new Xoshiro256StarStar(seed), draws, Mean, StdDev);
        return draws;
    }

    /// <summary>H = ½ log(2πe σ²), in nats.</summary>
    public override double Entropy() => 0.5 * Math.Log(2 * Math.PI * Math.E * StdDev * StdDev);

    /// <summary>KL(this ‖ q) = log(σ_q/σ) + (σ² + (μ − μ_q)²)/(2σ_q²) − ½, in nats.</summary>
    public double Kl(Gaussian q)
    {
        ArgumentNullException.ThrowIfNull(q);
        var (ratio, shift) = (StdDev / q.StdDev, (Mean - q.Mean) / q.StdDev);
        return -Math.Log(ratio) + (ratio * ratio + shift * shift - 1) / 2;
    }
}

using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using MathNet.Numerics.Statistics;

namespace GenerativeModels.Probability;

/// <summary>p(x) = 1/N Σ_i N(x; x_i, h²): a small bump on each sample.</summary>
public sealed class KernelDensity : Univariate
{
    private readonly double[] samples;

    /// <param name="samples">x, [N], N ≥ 1.</param>
    /// <param name="bandwidth">h &gt; 0; null: Silverman's 0.9 min(s, IQR/1.34) N^{−1/5}, which needs different values.</param>
    public KernelDensity(IReadOnlyList<double> samples, double? bandwidth = null)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentOutOfRangeException.ThrowIfZero(samples.Count);
        this.samples = [.. samples.Order()];
        Bandwidth = bandwidth ?? Silverman(this.samples);
        if (!(Bandwidth > 0))
            throw new ArgumentOutOfRangeException(nameof(bandwidth), Bandwidth, "expected a positive bandwidth");
    }

    /// <summary>h, in units of x.</summary>
    public double Bandwidth { get; }

    /// <inheritdoc/>
    public override double Mean => samples.Average();

    /// <inheritdoc/>
    public override double StdDev => Math.Sqrt(samples.PopulationVariance() + Bandwidth * Bandwidth);

    /// <inheritdoc/>
    public override (double Low, double High) Range => (samples[0] - 8 * Bandwidth, samples[^1] + 8 * Bandwidth);

    /// <inheritdoc/>
    public override double LogDensity(double x)
    {
        var nearest = samples.Min(s => Math.Abs(x - s)) / Bandwidth;
        var sum = 0.0;
        foreach (var s in samples)
            sum += Math.Exp((nearest * nearest - (x - s) * (x - s) / (Bandwidth * Bandwidth)) / 2);
        return Math.Log(sum / samples.Length) - nearest * nearest / 2 - 0.5 * Math.Log(2 * Math.PI) - Math.Log(Bandwidth);
    }

    /// <inheritdoc/>
    public override double Cdf(double x) => samples.Average(s => Normal.CDF(s, Bandwidth, x));

    /// <summary>A sample chosen at random, and h times a normal number.</summary>
    public override double[] Sample(int count, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var random = new Xoshiro256StarStar(seed);
        var draws = new double[count];
        for (var i = 0; i < count; i++)
            draws[i] = Normal.Sample(random, samples[random.Next(samples.Length)], Bandwidth);
        return draws;
    }

    private static double Silverman(double[] sorted)
    {
        var (s, quartiles) = (sorted.StandardDeviation(), sorted.InterquartileRange() / 1.34);
        return 0.9 * (quartiles > 0 ? Math.Min(s, quartiles) : s) * Math.Pow(sorted.Length, -0.2);
    }
}

using MathNet.Numerics.Random;
using MathNet.Numerics.Statistics;

namespace GenerativeModels.Evaluation;

/// <summary>An estimate and where the truth lies with a stated probability.</summary>
/// <param name="Estimate">Of the samples at hand.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public sealed record Interval(double Estimate, double Low, double High)
{
    /// <summary>The mean ± t s/√N.</summary>
    /// <param name="values">[N], independent, N ≥ 2; Gaussian, or N large.</param>
    /// <param name="level">0 &lt; level &lt; 1.</param>
    public static Interval OfMean(IReadOnlyList<double> values, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(values.Count, 2);
        CheckLevel(level);
        var (mean, error) = (values.Average(), values.StandardDeviation() / Math.Sqrt(values.Count));
        var t = new Probability.StudentLaw(values.Count - 1).Quantile((1 + level) / 2);
        return new(mean, mean - t * error, mean + t * error);
    }

    /// <summary>Any statistic, by drawing from the samples with replacement: the percentiles of its values.</summary>
    /// <param name="values">[N], independent.</param>
    /// <param name="statistic">From N values to a number.</param>
    /// <param name="seed">The same seed gives the same interval.</param>
    /// <param name="level">0 &lt; level &lt; 1.</param>
    /// <param name="resamples">How many times.</param>
    /// <remarks>Efron 1979, Annals of Statistics 7. Too short for small N and for statistics such as maxima.</remarks>
    public static Interval Bootstrap<T>(
        IReadOnlyList<T> values,
        Func<IReadOnlyList<T>, double> statistic,
        int seed,
        double level = 0.95,
        int resamples = 1000
    )
    {
        ArgumentOutOfRangeException.ThrowIfZero(values.Count);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(resamples);
        CheckLevel(level);
        var random = new Xoshiro256StarStar(seed);
        var results = new double[resamples];
        var again = new T[values.Count];
        for (var b = 0; b < resamples; b++)
        {
            for (var i = 0; i < again.Length; i++)
                again[i] = values[random.Next(values.Count)];
            results[b] = statistic(again);
        }
        return new(statistic(values), results.Quantile((1 - level) / 2), results.Quantile((1 + level) / 2));
    }

    /// <summary>A share of N independent trials, by Wilson's score: good for few trials and for shares near 0 and 1.</summary>
    /// <param name="hits">0 … trials.</param>
    /// <param name="trials">N ≥ 1.</param>
    /// <param name="level">0 &lt; level &lt; 1.</param>
    public static Interval OfShare(int hits, int trials, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(trials);
        ArgumentOutOfRangeException.ThrowIfNegative(hits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hits, trials);
        CheckLevel(level);
        var z = Probability.Gaussian.Standard.Quantile((1 + level) / 2);
        var (p, n) = ((double)hits / trials, (double)trials);
        var centre = (p + z * z / (2 * n)) / (1 + z * z / n);
        var half = z / (1 + z * z / n) * Math.Sqrt(p * (1 - p) / n + z * z / (4 * n * n));
        return new(p, hits == 0 ? 0 : Math.Max(0, centre - half), hits == trials ? 1 : Math.Min(1, centre + half));
    }

    private static void CheckLevel(double level)
    {
        if (!(level > 0 && level < 1))
            throw new ArgumentOutOfRangeException(nameof(level), level, "expected a level between 0 and 1");
    }
}

using GenerativeModels.Probability;

namespace GenerativeModels.Evaluation;

/// <summary>Pearson's test: how far counts are from what was expected, and how surprising that is.</summary>
/// <param name="Statistic">χ² = Σ (observed − expected)²/expected.</param>
/// <param name="Degrees">Degrees of freedom: cells − 1 − fitted parameters.</param>
/// <param name="PValue">The probability of a value at least as large if the expectations were right.</param>
/// <remarks>Pearson 1900. The law of χ² is asymptotic: each cell should expect five or more.</remarks>
public sealed record ChiSquared(double Statistic, int Degrees, double PValue)
{
    /// <summary>Counts against their expectations, cell by cell.</summary>
    /// <param name="observed">[K], K ≥ 2.</param>
    /// <param name="expected">[K], positive, with the same sum.</param>
    /// <param name="fitted">Parameters of the expectation that were estimated from these counts.</param>
    public static ChiSquared Test(IReadOnlyList<double> observed, IReadOnlyList<double> expected, int fitted = 0)
    {
        if (observed.Count != expected.Count || observed.Count < 2 + fitted)
            throw new ArgumentException(
                $"expected two arrays of equal length, at least {2 + fitted}, got [{observed.Count}] and [{expected.Count}]"
            );
        if (expected.Any(e => !(e > 0)))
            throw new ArgumentException($"expected positive expectations, got {expected.Min()}", nameof(expected));
        if (Math.Abs(observed.Sum() - expected.Sum()) > 1e-6 * expected.Sum())
            throw new ArgumentException($"expected {expected.Sum():G6} counts in all, got {observed.Sum():G6}", nameof(observed));
        var statistic = observed.Zip(expected, (o, e) => (o - e) * (o - e) / e).Sum();
        var degrees = observed.Count - 1 - fitted;
        // The upper tail of χ² is the complemented incomplete gamma function.
        return new(statistic, degrees, MathNet.Numerics.SpecialFunctions.GammaUpperRegularized(degrees / 2.0, statistic / 2));
    }

    /// <summary>Draws against a distribution on the integers; cells that expect fewer than five are joined with their neighbours.</summary>
    /// <param name="draws">[N], independent.</param>
    /// <param name="law">What they should follow; a draw that it denies gives χ² = ∞.</param>
    public static ChiSquared Test(IReadOnlyList<int> draws, Discrete law)
    {
        var (low, high) = law.Support;
        var denied = draws.Any(k => double.IsNegativeInfinity(law.LogMass(k)));
        var counts = draws.GroupBy(k => Math.Clamp(k, low, high)).ToDictionary(g => g.Key, g => g.Count());
        var cells = new List<(double Observed, double Expected)> { (0, 0) };
        for (var k = low; k <= high; k++)
        {
            var (observed, expected) = cells[^1].Expected < 5 ? cells[^1] : (0, 0);
            if (cells[^1].Expected < 5)
                cells.RemoveAt(cells.Count - 1);
            cells.Add((observed + counts.GetValueOrDefault(k), expected + draws.Count * law.Mass(k)));
        }
        if (cells.Count > 2 && cells[^1].Expected < 5)
        {
            var last = cells[^1];
            cells.RemoveAt(cells.Count - 1);
            cells[^1] = (cells[^1].Observed + last.Observed, cells[^1].Expected + last.Expected);
        }
        // What lies outside of the support belongs to its end.
        cells[^1] = (cells[^1].Observed, cells[^1].Expected + draws.Count - cells.Sum(c => c.Expected));
        var test = Test([.. cells.Select(c => c.Observed)], [.. cells.Select(c => c.Expected)]);
        return denied ? test with { Statistic = double.PositiveInfinity, PValue = 0 } : test;
    }
}

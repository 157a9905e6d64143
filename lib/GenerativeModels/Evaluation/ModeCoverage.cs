using GenerativeModels.Probability;

namespace GenerativeModels.Evaluation;

/// <summary>Which modes of a mixture the samples reach, and how well.</summary>
/// <param name="Covered">Modes with at least one high-quality sample nearest to them.</param>
/// <param name="HighQuality">The share of samples within three standard deviations of their nearest mode, 0 … 1.</param>
/// <param name="Dispersion">
/// The mean over covered modes of the root-mean-square distance per axis of a mode's samples from their own mean, divided by σ:
/// 1 for exact samples.
/// </param>
/// <param name="Counts">High-quality samples of each mode.</param>
/// <remarks>Lin, Khetan, Fanti, Oh 2018 (PacGAN), arXiv:1712.04086, section 4.1.</remarks>
public sealed record ModeCoverage(int Covered, double HighQuality, double Dispersion, IReadOnlyList<int> Counts)
{
    /// <summary>Assigns each sample to its nearest mode.</summary>
    /// <param name="samples">[N, 2].</param>
    /// <param name="target">The mixture that the samples should come from.</param>
    public static ModeCoverage Of(double[,] samples, PlanarMixture target)
    {
        if (samples.GetLength(1) != 2 || samples.GetLength(0) == 0)
            throw new ArgumentException(
                $"expected samples: [N, 2], got [{samples.GetLength(0)}, {samples.GetLength(1)}]",
                nameof(samples)
            );
        var assigned = target.Means.Select(_ => new List<(double X, double Y)>()).ToArray();
        var counts = new int[target.Means.Count];
        for (var i = 0; i < samples.GetLength(0); i++)
        {
            var (x, y) = (samples[i, 0], samples[i, 1]);
            var (nearest, distance) = Nearest(target.Means, x, y);
            assigned[nearest].Add((x, y));
            counts[nearest] += distance <= 3 * target.StdDevs[nearest] ? 1 : 0;
        }
        var spreads = Enumerable
            .Range(0, counts.Length)
            .Where(k => counts[k] > 0)
            .Select(k => Spread(assigned[k]) / target.StdDevs[k]);
        return new(
            counts.Count(c => c > 0),
            counts.Sum() / (double)samples.GetLength(0),
            spreads.DefaultIfEmpty(double.NaN).Average(),
            counts
        );
    }

    private static (int Mode, double Distance) Nearest(IReadOnlyList<(double X, double Y)> modes, double x, double y)
    {
        var (nearest, least) = (0, double.PositiveInfinity);
        for (var k = 0; k < modes.Count; k++)
            if (Math.Sqrt(Math.Pow(x - modes[k].X, 2) + Math.Pow(y - modes[k].Y, 2)) is var distance && distance < least)
                (nearest, least) = (k, distance);
        return (nearest, least);
    }

    private static double Spread(List<(double X, double Y)> points)
    {
        var (x, y) = (points.Average(p => p.X), points.Average(p => p.Y));
        return Math.Sqrt(points.Average(p => (Math.Pow(p.X - x, 2) + Math.Pow(p.Y - y, 2)) / 2));
    }
}

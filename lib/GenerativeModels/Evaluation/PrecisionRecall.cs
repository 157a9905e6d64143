namespace GenerativeModels.Evaluation;

/// <summary>How much of what is generated is real-looking, and how much of what is real is generated.</summary>
/// <param name="Precision">The share of generated points that lie within the k-th neighbour's distance of some real point, 0 … 1.</param>
/// <param name="Recall">The share of real points that lie within the k-th neighbour's distance of some generated point, 0 … 1.</param>
/// <param name="Density">How many real neighbourhoods a generated point lies in, divided by k: 1 is expected where the laws agree.</param>
/// <param name="Coverage">The share of real points whose neighbourhood holds a generated point: 1 − 2⁻ᵏ is expected where the laws agree.</param>
/// <remarks>
/// Precision and recall: Kynkäänniemi et al. 2019, arXiv:1904.06991. Density and coverage: Naeem et al. 2020, arXiv:2002.09797.
/// </remarks>
public sealed record PrecisionRecall(double Precision, double Recall, double Density, double Coverage)
{
    /// <summary>Compares generated points, or their features, with real ones.</summary>
    /// <param name="real">[N][D], N &gt; k.</param>
    /// <param name="generated">[M][D], M &gt; k.</param>
    /// <param name="k">Neighbours, ≥ 1.</param>
    public static PrecisionRecall Of(IReadOnlyList<double[]> real, IReadOnlyList<double[]> generated, int k = 3)
    {
        var reach = Reach(real, k);
        var (inside, held, covered) = Count(real, reach, generated);
        var (recalled, _, _) = Count(generated, Reach(generated, k), real);
        return new(
            inside / (double)generated.Count,
            recalled / (double)real.Count,
            held / ((double)k * generated.Count),
            covered / (double)real.Count
        );
    }

    private static double[] Reach(IReadOnlyList<double[]> points, int k) =>
        [.. NearestNeighbours.Within(points, k).Select(distances => distances[k - 1])];

    /// <summary>Points inside of any ball, pairs of ball and point, and balls that hold a point.</summary>
    private static (int Inside, long Pairs, int Covered) Count(
        IReadOnlyList<double[]> centres,
        double[] reach,
        IReadOnlyList<double[]> points
    )
    {
        var (isInside, pairs, covered) = (new bool[points.Count], 0L, 0);
        for (var i = 0; i < centres.Count; i++)
        {
            var (before, limit) = (pairs, reach[i] * reach[i]);
            for (var j = 0; j < points.Count; j++)
                if (IsWithin(centres[i], points[j], limit))
                    (isInside[j], pairs) = (true, pairs + 1);
            covered += pairs > before ? 1 : 0;
        }
        return (isInside.Count(value => value), pairs, covered);
    }

    private static bool IsWithin(double[] a, double[] b, double limit)
    {
        if (a.Length != b.Length)
            throw new ArgumentException($"expected points of dimension {a.Length}, got {b.Length}");
        var sum = 0.0;
        for (var d = 0; d < a.Length && sum <= limit; d++)
            sum += (a[d] - b[d]) * (a[d] - b[d]);
        return sum <= limit;
    }
}

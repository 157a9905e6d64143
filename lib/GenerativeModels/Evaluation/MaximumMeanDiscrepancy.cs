using MathNet.Numerics.Random;

namespace GenerativeModels.Evaluation;

/// <summary>Maximum mean discrepancy of two samples under a Gaussian kernel, and how surprising it is.</summary>
/// <param name="Squared">The unbiased estimate of MMD²; it can be negative where the laws agree.</param>
/// <param name="PValue">The share of random relabellings with at least this value, counting the labelling given.</param>
/// <param name="Level99">The value that 1 % of the relabellings exceed.</param>
public sealed record MaximumMeanDiscrepancy(double Squared, double PValue, double Level99)
{
    /// <summary>MMD² = E k(x, x') + E k(y, y') − 2 E k(x, y) with k(x, y) = exp(−|x − y|²/2ℓ²).</summary>
    /// <param name="first">x, [N][D], N ≥ 2.</param>
    /// <param name="second">y, [M][D], M ≥ 2. All pairs are held in memory: (N + M)² numbers.</param>
    /// <param name="seed">Shuffles the labels.</param>
    /// <param name="permutations">Relabellings for the p-value.</param>
    /// <param name="bandwidth">ℓ &gt; 0; null: the median distance of all pairs.</param>
    /// <remarks>Gretton, Borgwardt, Rasch, Schölkopf, Smola 2012, JMLR 13, eq. 3 and section 5 (arXiv:0805.2368).</remarks>
    public static MaximumMeanDiscrepancy Test(
        IReadOnlyList<double[]> first,
        IReadOnlyList<double[]> second,
        int seed,
        int permutations = 200,
        double? bandwidth = null
    )
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        ArgumentOutOfRangeException.ThrowIfLessThan(first.Count, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(second.Count, 2);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(permutations);
        var points = first.Concat(second).ToArray();
        var kernel = Kernel(SquaredDistances(points), bandwidth);
        var order = Enumerable.Range(0, points.Length).ToArray();
        var observed = Unbiased(kernel, order, first.Count);
        var random = new Xoshiro256StarStar(seed);
        var shuffled = new double[permutations];
        for (var i = 0; i < permutations; i++)
        {
            random.Shuffle(order);
            shuffled[i] = Unbiased(kernel, order, first.Count);
        }
        var level = shuffled.Order().ElementAt((int)Math.Ceiling(0.99 * permutations) - 1);
        return new(observed, (1.0 + shuffled.Count(value => value >= observed)) / (1.0 + permutations), level);
    }

    private static double[][] SquaredDistances(double[][] points)
    {
        var dim = points[0].Length;
        if (points.FirstOrDefault(point => point.Length != dim) is { } odd)
            throw new ArgumentException($"expected points of dimension {dim}, got {odd.Length}");
        var squared = new double[points.Length][];
        for (var i = 0; i < points.Length; i++)
        {
            squared[i] = new double[points.Length];
            for (var j = 0; j < i; j++)
            {
                var sum = 0.0;
                for (var d = 0; d < dim; d++)
                    sum += (points[i][d] - points[j][d]) * (points[i][d] - points[j][d]);
                squared[i][j] = squared[j][i] = sum;
            }
        }
        return squared;
    }

    private static double[][] Kernel(double[][] squared, double? bandwidth)
    {
        if (bandwidth is { } given)
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(given, nameof(bandwidth));
        var scale = bandwidth * bandwidth ?? Median(squared.SelectMany((row, i) => row.Take(i)));
        return Array.ConvertAll(squared, row => Array.ConvertAll(row, d => Math.Exp(-d / (2 * scale))));
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2] is > 0 and var median ? median : 1;
    }

    private static double Unbiased(double[][] kernel, int[] order, int n)
    {
        var (within, across, other, m) = (0.0, 0.0, 0.0, order.Length - n);
        for (var a = 1; a < order.Length; a++)
        {
            var row = kernel[order[a]];
            for (var b = 0; b < Math.Min(a, n); b++)
                if (a < n)
                    within += row[order[b]];
                else
                    across += row[order[b]];
            for (var b = n; b < a; b++)
                other += row[order[b]];
        }
        return 2 * within / ((double)n * (n - 1)) + 2 * other / ((double)m * (m - 1)) - 2 * across / ((double)n * m);
    }
}

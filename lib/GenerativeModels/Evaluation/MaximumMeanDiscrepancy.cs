using MathNet.Numerics.Random;

namespace GenerativeModels.Evaluation;

/// <summary>Maximum mean discrepancy of two samples under a Gaussian kernel, and how surprising it is.</summary>
/// <param name="Squared">The unbiased estimate of MMD²; it can be negative where the laws agree.</param>
/// <param name="PValue">The share of random relabellings with at least this value, counting the labelling given.</param>
/// <param name="Level99">The value that 1 % of the relabellings exceed.</param>
public sealed record MaximumMeanDiscrepancy(double Squared, double PValue, double Level99)
{
    private const int Block = 512; // rows of the kernel matrix that are held at a time
    private const double Rounding = 1e-12; // of sums of kernels, which are at most 1: relabellings that are the same stay the same

    /// <summary>MMD² = E k(x, x') + E k(y, y') − 2 E k(x, y) with k(x, y) = exp(−|x − y|²/2ℓ²).</summary>
    /// <param name="first">x, [N][D], N ≥ 2.</param>
    /// <param name="second">y, [M][D], M ≥ 2.</param>
    /// <param name="seed">Shuffles the labels.</param>
    /// <param name="permutations">Relabellings for the p-value.</param>
    /// <param name="bandwidth">ℓ &gt; 0; null: the median distance of all pairs, which takes (N + M)² numbers of memory.</param>
    /// <remarks>Gretton, Borgwardt, Rasch, Schölkopf, Smola 2012, JMLR 13, eq. 3 and section 5 (arXiv:0805.2368).</remarks>
    public static MaximumMeanDiscrepancy Test(
        IReadOnlyList<double[]> first,
        IReadOnlyList<double[]> second,
        int seed,
        int permutations = 200,
        double? bandwidth = null
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(first.Count, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(second.Count, 2);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(permutations);
        if (bandwidth is { } given)
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(given, nameof(bandwidth));
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var points = Together(first, second);
        var labels = Labels(first.Count, second.Count, permutations, seed);
        var values = Unbiased(points, labels, bandwidth ?? Median(points), first.Count, second.Count);
        var (observed, shuffled) = (values[0], values[1..]);
        var level = shuffled.Order().ElementAt(Probability.Share.Least(0.99, permutations) - 1);
        var asLarge = shuffled.Count(value => value >= observed - Rounding);
        return new(observed, (1.0 + asLarge) / (1.0 + permutations), level);
    }

    /// <summary>[N + M, D].</summary>
    private static Tensor Together(IReadOnlyList<double[]> first, IReadOnlyList<double[]> second)
    {
        var dim = first[0].Length;
        if (first.Concat(second).FirstOrDefault(point => point.Length != dim) is { } odd)
            throw new ArgumentException($"expected points of dimension {dim}, got {odd.Length}");
        return tensor(first.Concat(second).SelectMany(point => point).ToArray()).reshape(-1, dim);
    }

    /// <summary>[N + M, 1 + permutations]: 1 for who counts as one of the first N. Column 0 is the truth, the others are shuffled.</summary>
    private static Tensor Labels(int n, int m, int permutations, int seed)
    {
        var (random, columns) = (new Xoshiro256StarStar(seed), 1 + permutations);
        var order = Enumerable.Range(0, n + m).ToArray();
        var labels = new double[(n + m) * columns];
        for (var column = 0; column < columns; column++)
        {
            foreach (var row in order.AsSpan(0, n))
                labels[row * columns + column] = 1;
            random.Shuffle(order);
        }
        return tensor(labels).reshape(n + m, columns);
    }

    /// <summary>The estimate for every column of labels: all from products of the one kernel matrix with the labels.</summary>
    private static double[] Unbiased(Tensor points, Tensor labels, double bandwidth, int n, int m)
    {
        var (within, across, total) = (zeros_like(labels[0]), zeros_like(labels[0]), 0.0);
        for (var row = 0; row < n + m; row += Block)
        {
            using var scope = NewDisposeScope();
            var rows = Math.Min(Block, n + m - row);
            var kernel = (Distances(points.narrow(0, row, rows), points) / bandwidth).square().mul(-0.5).exp();
            var reached = kernel.mm(labels); // Σ over the first group, [rows, columns]
            var own = labels.narrow(0, row, rows);
            within.add_((own * (reached - 1)).sum(dim: 0)); // k(x, x) = 1 is left out
            across.add_(((1 - own) * reached).sum(dim: 0));
            total += kernel.sum().ToDouble() - rows;
        }
        var other = total - within - 2 * across;
        var estimate = within / ((double)n * (n - 1)) + other / ((double)m * (m - 1)) - 2 * across / ((double)n * m);
        return estimate.data<double>().ToArray();
    }

    private static double Median(Tensor points)
    {
        using var scope = NewDisposeScope();
        var pairs = Distances(points, points).masked_select(ones(points.shape[0], points.shape[0]).tril(-1) > 0);
        var (median, _) = pairs.kthvalue(pairs.shape[0] / 2 + 1, 0);
        return median.ToDouble() is > 0 and var distance ? distance : 1;
    }

    /// <summary>|x − y| from differences, not from products: equal points are at distance zero.</summary>
    private static Tensor Distances(Tensor x, Tensor y) => cdist(x, y, compute_mode: compute_mode.donot_use_mm_for_euclid_dist);
}

using System.Numerics;

namespace GenerativeModels.Evaluation;

/// <summary>Euclidean distances to the nearest points, by looking at every pair.</summary>
public static class NearestNeighbours
{
    /// <summary>From each query to its k nearest references, [queries][k], ascending.</summary>
    /// <param name="queries">[Q][D].</param>
    /// <param name="references">[N][D], N ≥ k.</param>
    /// <param name="k">How many neighbours, ≥ 1.</param>
    /// <exception cref="ArgumentException">Fewer references than k, or points of different dimension.</exception>
    public static double[][] Distances(IReadOnlyList<double[]> queries, IReadOnlyList<double[]> references, int k = 1) =>
        Search(queries, references, k, excludeSelf: false);

    /// <summary>From each point to its k nearest others, [N][k], ascending: each point is left out of its own neighbours.</summary>
    /// <param name="points">[N][D], N &gt; k.</param>
    /// <param name="k">How many neighbours, ≥ 1.</param>
    /// <exception cref="ArgumentException">Fewer points than k + 1, or points of different dimension.</exception>
    public static double[][] Within(IReadOnlyList<double[]> points, int k = 1) => Search(points, points, k, excludeSelf: true);

    private static double[][] Search(IReadOnlyList<double[]> queries, IReadOnlyList<double[]> references, int k, bool excludeSelf)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(k);
        var available = references.Count - (excludeSelf ? 1 : 0);
        if (available < k)
            throw new ArgumentException($"expected at least {k} neighbours, got {available}", nameof(references));
        var dim = references[0].Length;
        foreach (var point in queries.Concat(references))
            if (point.Length != dim)
                throw new ArgumentException($"expected points of dimension {dim}, got {point.Length}");

        var found = new double[queries.Count][];
        Parallel.For(
            0,
            queries.Count,
            q =>
            {
                var nearest = new double[k];
                Array.Fill(nearest, double.PositiveInfinity);
                for (var r = 0; r < references.Count; r++)
                    if (!(excludeSelf && r == q))
                        Insert(nearest, SquaredDistance(queries[q], references[r]));
                found[q] = Array.ConvertAll(nearest, Math.Sqrt);
            }
        );
        return found;
    }

    private static void Insert(double[] ascending, double value)
    {
        if (value >= ascending[^1])
            return;
        var i = ascending.Length - 1;
        for (; i > 0 && ascending[i - 1] > value; i--)
            ascending[i] = ascending[i - 1];
        ascending[i] = value;
    }

    private static double SquaredDistance(double[] a, double[] b)
    {
        var sums = Vector<double>.Zero;
        var i = 0;
        for (; i <= a.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            var difference = new Vector<double>(a, i) - new Vector<double>(b, i);
            sums += difference * difference;
        }
        var sum = Vector.Sum(sums);
        for (; i < a.Length; i++)
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        return sum;
    }
}

namespace GenerativeModels.Transport;

/// <summary>The best critic of two equally large samples: f with |f(a) − f(b)| ≤ |a − b| and mean f(x) − mean f(y) = W₁.</summary>
/// <remarks>
/// By Kantorovich and Rubinstein's theorem sup over 1-Lipschitz f of the difference of means is the least cost of a pairing. The
/// pairing's prices v give a maximiser, f(a) = min_j (|a − y_j| − v_j): each cone has slope 1, and so has their minimum.
/// </remarks>
public sealed class KantorovichPotential
{
    private readonly IReadOnlyList<double[]> second;
    private readonly double[] prices;

    /// <summary>Solves the primal problem, exactly; its prices are the dual's solution.</summary>
    /// <param name="first">x, [N][D].</param>
    /// <param name="second">y, [N][D].</param>
    public KantorovichPotential(IReadOnlyList<double[]> first, IReadOnlyList<double[]> second)
    {
        if (first.Count != second.Count || first.Count == 0)
            throw new ArgumentException($"expected two samples of equal size, got {first.Count} and {second.Count}");
        var cost = new double[first.Count, first.Count];
        for (var i = 0; i < first.Count; i++)
        for (var j = 0; j < first.Count; j++)
            cost[i, j] = Distance(first[i], second[j]);
        var (columns, _, columnPrices) = Assignment.SolveWithPrices(cost);
        (this.second, prices, Partners) = (second, columnPrices, columns);
        Primal = columns.Select((column, row) => cost[row, column]).Average();
        Dual = first.Average(At) - second.Average(At);
    }

    /// <summary>The y that each x is carried to, [N].</summary>
    public IReadOnlyList<int> Partners { get; }

    /// <summary>min over pairings of the mean distance: W₁.</summary>
    public double Primal { get; }

    /// <summary>mean f(x) − mean f(y): W₁ again, to rounding.</summary>
    public double Dual { get; }

    /// <summary>f(a), up to a constant that is the same everywhere.</summary>
    /// <param name="point">a, [D].</param>
    public double At(params double[] point)
    {
        var least = double.PositiveInfinity;
        for (var j = 0; j < prices.Length; j++)
            least = Math.Min(least, Distance(point, second[j]) - prices[j]);
        return least;
    }

    private static double Distance(double[] a, double[] b)
    {
        if (a.Length != b.Length)
            throw new ArgumentException($"expected points of dimension {b.Length}, got {a.Length}");
        var squared = 0.0;
        for (var d = 0; d < a.Length; d++)
            squared += (a[d] - b[d]) * (a[d] - b[d]);
        return Math.Sqrt(squared);
    }
}

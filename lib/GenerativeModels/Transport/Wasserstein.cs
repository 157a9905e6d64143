using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace GenerativeModels.Transport;

/// <summary>What it costs to carry one set of samples over to another.</summary>
public static class Wasserstein
{
    /// <summary>W_p of two samples on the line, exactly: (∫ |F⁻¹(u) − G⁻¹(u)|ᵖ du)^{1/p}.</summary>
    /// <param name="first">[N].</param>
    /// <param name="second">[M]; M need not equal N.</param>
    /// <param name="order">p ≥ 1.</param>
    /// <remarks>On the line the best plan keeps the order: both samples are sorted and their quantile functions compared.</remarks>
    public static double OnLine(IReadOnlyList<double> first, IReadOnlyList<double> second, double order = 2)
    {
        ArgumentOutOfRangeException.ThrowIfZero(first.Count);
        ArgumentOutOfRangeException.ThrowIfZero(second.Count);
        ArgumentOutOfRangeException.ThrowIfLessThan(order, 1);
        var (a, b) = (first.Order().ToArray(), second.Order().ToArray());
        var (i, j, done, cost) = (0, 0, 0.0, 0.0);
        while (i < a.Length && j < b.Length)
        {
            var (endOfA, endOfB) = ((i + 1.0) / a.Length, (j + 1.0) / b.Length);
            var next = Math.Min(endOfA, endOfB);
            cost += (next - done) * Math.Pow(Math.Abs(a[i] - b[j]), order);
            done = next;
            if (endOfA <= next)
                i++;
            if (endOfB <= next)
                j++;
        }
        return Math.Pow(cost, 1 / order);
    }

    /// <summary>Sliced W₂: the root of the mean of W₂² over random directions on the unit sphere.</summary>
    /// <param name="first">[N][D].</param>
    /// <param name="second">[M][D].</param>
    /// <param name="seed">Chooses the directions.</param>
    /// <param name="directions">How many: the squared distance has a relative error of about √(2/(D · directions)).</param>
    /// <remarks>
    /// Rabin, Peyré, Delon, Bernot 2011; Bonneel et al. 2015. A shift by v costs |v|/√D, as every direction sees its own part of it.
    /// </remarks>
    public static double Sliced(IReadOnlyList<double[]> first, IReadOnlyList<double[]> second, int seed, int directions = 200)
    {
        ArgumentOutOfRangeException.ThrowIfZero(first.Count);
        ArgumentOutOfRangeException.ThrowIfZero(second.Count);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(directions);
        if (first.Concat(second).FirstOrDefault(point => point.Length != first[0].Length) is { } odd)
            throw new ArgumentException($"expected points of dimension {first[0].Length}, got {odd.Length}");
        var random = new Xoshiro256StarStar(seed);
        var sum = 0.0;
        for (var i = 0; i < directions; i++)
        {
            var direction = Direction(random, first[0].Length);
            var distance = OnLine(Project(first, direction), Project(second, direction));
            sum += distance * distance;
        }
        return Math.Sqrt(sum / directions);
    }

    /// <summary>W_p of two equally large samples in any dimension, exactly: the cheapest of all N! pairings.</summary>
    /// <param name="first">[N][D].</param>
    /// <param name="second">[N][D].</param>
    /// <param name="order">p ≥ 1.</param>
    /// <remarks>
    /// By <see cref="Assignment"/>: about a second for N = 1 000. Two samples of one law are not at distance zero: on the plane they
    /// are about √(log N/N) apart.
    /// </remarks>
    public static double Exact(IReadOnlyList<double[]> first, IReadOnlyList<double[]> second, double order = 2)
    {
        if (first.Count != second.Count)
            throw new ArgumentException($"expected two samples of equal size, got {first.Count} and {second.Count}");
        var cost = Costs(first, second, order);
        var partner = Assignment.Solve(cost);
        return Math.Pow(partner.Select((column, row) => cost[row, column]).Average(), 1 / order);
    }

    /// <summary>The plan π ≥ 0 with uniform margins that minimises Σ π c + ε Σ π log(π N M), c = |x − y|ᵖ.</summary>
    /// <param name="first">[N][D].</param>
    /// <param name="second">[M][D].</param>
    /// <param name="epsilon">ε &gt; 0, in units of c: the smaller, the nearer to W_p, and the slower.</param>
    /// <param name="order">p ≥ 1.</param>
    /// <param name="iterations">At most; it stops when the margins are met to 1e-6.</param>
    /// <returns>(Σ π c)^{1/p}, the cost of the blurred plan: never below W_p once the margins are met.</returns>
    /// <remarks>Cuturi 2013, arXiv:1306.0895; in the log domain, so that small ε does not underflow.</remarks>
    public static double Sinkhorn(
        IReadOnlyList<double[]> first,
        IReadOnlyList<double[]> second,
        double epsilon,
        double order = 2,
        int iterations = 1000
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(epsilon);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(iterations);
        var cost = Costs(first, second, order);
        return Math.Pow(EntropicPlan.Cost(cost, epsilon, iterations), 1 / order);
    }

    private static double[,] Costs(IReadOnlyList<double[]> first, IReadOnlyList<double[]> second, double order)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(order, 1);
        ArgumentOutOfRangeException.ThrowIfZero(first.Count);
        ArgumentOutOfRangeException.ThrowIfZero(second.Count);
        if (first.Concat(second).FirstOrDefault(point => point.Length != first[0].Length) is { } odd)
            throw new ArgumentException($"expected points of dimension {first[0].Length}, got {odd.Length}");
        var cost = new double[first.Count, second.Count];
        for (var i = 0; i < first.Count; i++)
        for (var j = 0; j < second.Count; j++)
        {
            var squared = 0.0;
            for (var d = 0; d < first[i].Length; d++)
                squared += (first[i][d] - second[j][d]) * (first[i][d] - second[j][d]);
            cost[i, j] = order == 2 ? squared : Math.Pow(squared, order / 2);
        }
        return cost;
    }

    private static double[] Direction(Random random, int dim)
    {
        var direction = new double[dim];
        Normal.Samples(random, direction, 0, 1);
        var length = Math.Sqrt(direction.Sum(x => x * x));
        return Array.ConvertAll(direction, x => x / length);
    }

    private static double[] Project(IReadOnlyList<double[]> points, double[] direction)
    {
        var projected = new double[points.Count];
        for (var i = 0; i < projected.Length; i++)
        for (var d = 0; d < direction.Length; d++)
            projected[i] += points[i][d] * direction[d];
        return projected;
    }
}

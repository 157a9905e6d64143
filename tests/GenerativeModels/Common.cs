namespace GenerativeModels.Tests;

/// <summary>What many tests write: assertions, and points by rows.</summary>
internal static class Common
{
    /// <summary>An exception of this type whose message has this part, and begins with it where it says what was expected.</summary>
    public static void Throws<T>(string part, Func<object?> call)
        where T : Exception => Says(part, Assert.Throws<T>(call));

    public static void Throws<T>(string part, Action call)
        where T : Exception => Says(part, Assert.Throws<T>(call));

    private static void Says(string part, Exception error)
    {
        if (part.StartsWith("expected", StringComparison.Ordinal))
            Assert.StartsWith(part, error.Message);
        Assert.Contains(part, error.Message);
    }

    /// <summary>Kolmogorov and Smirnov accept that draws have this distribution function: false alarm 1e-4.</summary>
    public static void Follows(Func<double, double> cdf, Tensor draws) =>
        Follows(cdf, draws.to_type(float64).flatten().data<double>().ToArray());

    public static void Follows(Func<double, double> cdf, double[] draws)
    {
        var p = KolmogorovSmirnov.Test(draws, cdf).PValue;
        Assert.True(p > 1e-4, $"Kolmogorov–Smirnov rejects: p = {p:g2}");
    }

    /// <summary>The mean of independent draws lies within so many of its standard errors.</summary>
    public static void MeanIs(double expected, Tensor draws, double errors = 5)
    {
        var error = draws.std().ToDouble() / Math.Sqrt(draws.numel());
        Assert.Equal(expected, draws.mean().ToDouble(), errors * error);
    }

    /// <summary>Of these indices each comes with its probability, [N]: within five standard errors, false alarm 6e-7 each.</summary>
    public static void HaveFrequencies(Tensor probabilities, Tensor indices)
    {
        for (var i = 0; i < probabilities.shape[0]; i++)
        {
            var (p, share) = (probabilities[i].ToDouble(), indices.eq(i).to(float64).mean().ToDouble());
            Assert.Equal(p, share, 5 * Math.Sqrt(p * (1 - p) / indices.numel()));
        }
    }

    /// <summary>In how many of so many experiments, told apart by their seeds, something happens.</summary>
    public static int Count(int experiments, Func<int, bool> happens) => Enumerable.Range(0, experiments).Count(happens);

    /// <summary>As many tensors live after a call as before.</summary>
    public static void LeavesNothing(Action call)
    {
        var before = DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;
        call();
        Assert.Equal(before, DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount);
    }

    /// <summary>Points, or other rows of numbers.</summary>
    public static double[][] Rows(params double[][] rows) => rows;

    public static double[,] Matrix(params double[][] rows) => Matrix<double>.Build.DenseOfRowArrays(rows).ToArray();

    /// <summary>Points of a Gaussian on the plane about (shift, 0).</summary>
    public static double[][] Cloud(int count, int seed, double shift = 0, double width = 1) =>
        new PlanarMixture([1], [(shift, 0)], [width]).Sample(count, seed).Rows();

    public static IEnumerable<T[]> Permutations<T>(T[] items) =>
        items.Length <= 1
            ? [items]
            : items.SelectMany((first, i) => Permutations(Without(items, i)).Select(rest => (T[])[first, .. rest]));

    private static T[] Without<T>(T[] items, int place) => [.. items[..place], .. items[(place + 1)..]];

    /// <summary>log p(x) of an exact mixture as a function that autograd differentiates. x: [B] → [B].</summary>
    public static Tensor LogProb(GaussianMixture p, Tensor x)
    {
        var (m, s) = (tensor([.. p.Components.Select(c => c.Mean)]), tensor([.. p.Components.Select(c => c.StdDev)]));
        var z = (x.unsqueeze(1) - m) / s;
        return (tensor([.. p.Weights]).log() - 0.5 * z.square() - s.log() - 0.5 * Math.Log(2 * Math.PI)).logsumexp(1);
    }
}

namespace GenerativeModels.Tests;

/// <summary>What many tests assert.</summary>
internal static class Asserts
{
    /// <summary>An exception of this type whose message has this part.</summary>
    public static void Throws<T>(string part, Func<object?> call)
        where T : Exception => Assert.Contains(part, Assert.Throws<T>(call).Message);

    public static void Throws<T>(string part, Action call)
        where T : Exception => Assert.Contains(part, Assert.Throws<T>(call).Message);

    /// <summary>Kolmogorov and Smirnov accept that draws have this distribution function: false alarm 1e-4.</summary>
    public static void Follows(Func<double, double> cdf, Tensor draws) =>
        Follows(cdf, draws.to_type(ScalarType.Float64).flatten().data<double>().ToArray());

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

    /// <summary>As many tensors live after a call as before.</summary>
    public static void LeavesNothing(Action call)
    {
        var before = DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;
        call();
        Assert.Equal(before, DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount);
    }
}

namespace GenerativeModels.Tests.Evaluation;

public sealed class RareQuantileTests
{
    [Theory, InlineData(0.3), InlineData(1e-3), InlineData(1e-7)]
    public void Draws_of_a_wider_law_tell_how_far_the_rarest_of_a_gaussian_lie(double share)
    {
        // 40 000 draws of N(0, 3²): at 1e-7 some 3 000 lie beyond, and the standard error is near 0.5 %.
        Gaussian wide = new(0, 3);
        var draws = wide.Sample(40_000, seed: 5);
        double[] logWeights = [.. draws.Select(x => Gaussian.Standard.LogDensity(x) - wide.LogDensity(x))];
        var exact = Gaussian.Standard.Quantile(1 - share);
        Assert.InRange(RareQuantile.Of(draws, logWeights, share) / exact, share > 0.1 ? 0.93 : 0.98, share > 0.1 ? 1.07 : 1.02);
    }

    [Fact]
    public void Equal_weights_give_the_order_statistics()
    {
        double[] x = [3, 1, 4, 2];
        Assert.Equal(4, RareQuantile.Of(x, new double[4], 0.25));
        Assert.Equal(3, RareQuantile.Of(x, new double[4], 0.26));
        Assert.Equal(1, RareQuantile.Of(x, new double[4], 0.99));
        double[] hundred = [.. Enumerable.Range(1, 100)];
        for (var p = 1; p < 100; p++) // the p-th largest of 1 … 100; p/100 · 100 may come out above p
            Assert.Equal(101 - p, RareQuantile.Of(hundred, new double[100], p / 100.0));
    }

    [Fact]
    public void Weights_that_cannot_reach_the_share_are_refused()
    {
        Throws<ArgumentException>("for each of 2", () => RareQuantile.Of([1, 2], [0], 0.1));
        Throws<ArgumentException>("0.9", () => RareQuantile.Of([1, 2], [-3, -3], 0.9));
        Assert.Throws<ArgumentOutOfRangeException>(() => RareQuantile.Of([1], [0], 0));
    }
}

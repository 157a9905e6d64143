namespace GenerativeModels.Tests.Laws;

public class SamplingLaws
{
    [Fact]
    public void Box_and_Muller_draw_independent_normal_pairs()
    {
        var draws = BoxMuller.Sample(20_000, seed: 3);
        // False alarm of each line: below 1e-4.
        Follows(Gaussian.Standard.Cdf, draws);
        var product = Enumerable.Range(0, 10_000).Average(i => draws[2 * i] * draws[2 * i + 1]);
        Assert.InRange(product, -0.04, 0.04);
        Assert.Equal(3, BoxMuller.Sample(3, seed: 1).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => BoxMuller.Transform(0, 0.5));
    }

    [Fact]
    public void The_staircase_counts_the_samples()
    {
        var steps = new EmpiricalCdf([3, 1, 2, 2]);
        Assert.Equal([0, 0.25, 0.75, 0.75, 1], ((double[])[0, 1, 2, 2.9, 3]).Select(steps.At));
        Assert.Equal([1, 2, 2, 3], ((double[])[0.25, 0.26, 0.75, 1]).Select(steps.Quantile));
    }

    [Fact]
    public void The_band_holds_the_truth_as_often_as_it_says()
    {
        // 500 experiments at α = 0.1: 50 ± 7 misses at most; more than 90 once in a million.
        var misses = Enumerable
            .Range(0, 500)
            .Count(s =>
            {
                var draws = UniformLaw.Unit.Sample(100, s);
                return KolmogorovSmirnov.Test(draws, UniformLaw.Unit.Cdf).Statistic > new EmpiricalCdf(draws).Band(0.1);
            });
        Assert.InRange(misses, 10, 90);
    }

    [Fact]
    public void The_quantile_of_a_share_is_the_least_sample_that_reaches_it()
    {
        var percent = new EmpiricalCdf(Enumerable.Range(0, 100).Select(i => (double)i));
        for (var p = 1; p <= 100; p++)
            Assert.Equal(p - 1, percent.Quantile(p / 100.0));
        for (var n = 1; n <= 200; n++)
        {
            var cdf = new EmpiricalCdf(Enumerable.Range(1, n).Select(i => (double)i));
            for (var k = 1; k <= n; k++)
            {
                Assert.Equal(k, cdf.Quantile((double)k / n));
                Assert.Equal(Math.Min(k + 1, n), cdf.Quantile(Math.Min(1, Math.BitIncrement((double)k / n))));
            }
        }
        Assert.Equal(0, percent.Quantile(double.Epsilon));
        Assert.Throws<ArgumentOutOfRangeException>(() => percent.Quantile(0));
    }

    [Fact]
    public void Shares_of_a_number_are_counted_without_a_product()
    {
        for (var n = 1; n <= 300; n++)
        for (var k = 0; k <= n; k++)
        {
            Assert.Equal(Math.Max(k, 1), Share.Least((double)k / n, n));
            Assert.Equal(k, Share.Most((double)k / n, n));
        }
        for (var hundreds = 1; hundreds <= 200; hundreds++)
            Assert.Equal(99 * hundreds, Share.Least(0.99, 100 * hundreds));
    }
}

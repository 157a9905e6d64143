namespace GenerativeModels.Tests.Evaluation;

public class StatisticTests
{
    [Fact]
    public void Neighbours_are_the_smallest_of_all_distances_but_to_the_point_itself()
    {
        var random = new Xoshiro256StarStar(1);
        double[] Point() => [random.NextDouble(), random.NextDouble(), random.NextDouble()];
        var (queries, references) = (
            Enumerable.Range(0, 20).Select(_ => Point()).ToArray(),
            Enumerable.Range(0, 50).Select(_ => Point()).ToArray()
        );
        var found = NearestNeighbours.Distances(queries, references, 3);
        for (var q = 0; q < queries.Length; q++)
        {
            var all = references.Select(r => Math.Sqrt(r.Zip(queries[q], (a, b) => (a - b) * (a - b)).Sum())).Order().Take(3);
            Assert.Equal(all, found[q], (a, b) => Math.Abs(a - b) < 1e-12);
        }
        double[][] points = Rows([0, 0], [3, 4], [0, 0]);
        Assert.Equal([0, 5, 0], NearestNeighbours.Within(points).Select(d => d[0]));
    }

    [Fact]
    public void The_statistic_is_the_largest_gap_and_tells_a_wrong_law()
    {
        Assert.Equal(Math.Sqrt(2), Deviation.Sup(Math.Sin, Math.Cos, 0, 2 * Math.PI, 4000), 1e-6);
        Assert.Equal(6, Deviation.Sup(x => x * x, x => 5 * x, 1, 2), 1e-12);
        Assert.True(double.IsNaN(Deviation.Sup(x => x < 0.5 ? double.NaN : x, x => x, 0, 1)));
        Assert.Equal(0.5, KolmogorovSmirnov.Test([1, 2, 3, 4], [3, 4, 5, 6]).Statistic, 1e-15);
        Assert.Equal(2.0 / 3, KolmogorovSmirnov.Test([3], [1, 2, 3.5]).Statistic, 1e-15); // before the first of the one
        // Of ten samples a gap of 0.409 is exceeded with probability 0.05 (Massey 1951), whichever way; of twice twenty as of ten.
        foreach (var side in (int[])[-1, 1])
        {
            double[] ten = [.. Enumerable.Range(side < 0 ? 1 : 0, 10).Select(i => i / 10.0 + 0.409 * side)];
            var test = KolmogorovSmirnov.Test(ten, x => Math.Clamp(x, 0, 1));
            Assert.Equal((0.409, 0.05), (Math.Round(test.Statistic, 9), Math.Round(test.PValue, 3)));
        }
        double[] twenty = [.. Enumerable.Range(0, 20)];
        var pair = KolmogorovSmirnov.Test(twenty, [.. twenty.Select(i => i + 7.5)]);
        Assert.Equal((0.4, 0.0591), (Math.Round(pair.Statistic, 9), Math.Round(pair.PValue, 4)));
        var samples = Gaussian.Standard.Sample(2000, seed: 1);
        Assert.True(KolmogorovSmirnov.Test(samples, new Gaussian(0.2, 1).Cdf).PValue < 1e-6);
        Assert.True(KolmogorovSmirnov.Test(samples, new Gaussian(0.2, 1).Sample(2000, seed: 2)).PValue < 1e-4);
    }

    [Fact]
    public void Both_tests_accept_as_often_as_they_say()
    {
        // 400 experiments at the 10 % level: 40 ± 6 rejections, outside of 10 … 70 once in 1.7 million.
        var rejected = Count(
            400,
            s => KolmogorovSmirnov.Test(Gaussian.Standard.Sample(200, s), Gaussian.Standard.Cdf).PValue < 0.1
        );
        Assert.InRange(rejected, 10, 70);
        // As above: two samples of 200 and 300, at the 10 % level (the statistic is discrete: somewhat fewer rejections).
        var ofTwo = Count(
            400,
            s => KolmogorovSmirnov.Test(Gaussian.Standard.Sample(200, s), Gaussian.Standard.Sample(300, s + 1000)).PValue < 0.1
        );
        Assert.InRange(ofTwo, 5, 70);
    }

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
    public void The_staircase_counts_the_samples_and_the_quantile_of_a_share_is_the_least_that_reaches_it()
    {
        var steps = new EmpiricalCdf([3, 1, 2, 2]);
        Assert.Equal([0, 0.25, 0.75, 0.75, 1], ((double[])[0, 1, 2, 2.9, 3]).Select(steps.At));
        Assert.Equal([1, 2, 2, 3], ((double[])[0.25, 0.26, 0.75, 1]).Select(steps.Quantile));
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
    public void The_band_holds_the_truth_as_often_as_it_says()
    {
        // 500 experiments at α = 0.1: 50 ± 7 misses at most; more than 90 once in a million.
        var misses = Count(
            500,
            s =>
            {
                var draws = UniformLaw.Unit.Sample(100, s);
                return KolmogorovSmirnov.Test(draws, UniformLaw.Unit.Cdf).Statistic > new EmpiricalCdf(draws).Band(0.1);
            }
        );
        Assert.InRange(misses, 10, 90);
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

namespace GenerativeModels.Tests.Evaluation;

public class SampleDistanceTests
{
    private static double[][] Cloud(int count, int seed, double shift = 0) =>
        [.. new PlanarMixture([1], [(shift, 0)], [1]).Sample(count, seed).Rows()];

    [Fact]
    public void On_the_line_a_shift_costs_its_length()
    {
        var samples = Gaussian.Standard.Sample(500, seed: 1);
        foreach (var order in (double[])[1, 2, 3])
            Assert.Equal(0.7, Wasserstein.OnLine(samples, [.. samples.Select(x => x + 0.7)], order), 1e-12);
    }

    [Fact]
    public void On_the_line_samples_of_different_size_are_compared_by_quantiles()
    {
        // Half of the mass of {0, 1} stays, the other half moves by ½ to the middle.
        Assert.Equal(0.5, Wasserstein.OnLine([0, 1], [0.5], order: 1), 1e-15);
        Assert.Equal(0, Wasserstein.OnLine([1, 2, 3], [1, 1, 2, 2, 3, 3]), 1e-15);
    }

    [Fact]
    public void On_the_line_it_is_the_best_of_all_pairings()
    {
        double[] a = [0.3, -1.2, 2.5, 0.9],
            b = [1.1, -0.4, 0.2, 3.0];
        var best = Permutations(b).Min(p => Math.Sqrt(a.Zip(p, (x, y) => (x - y) * (x - y)).Average()));
        Assert.Equal(best, Wasserstein.OnLine(a, b), 1e-12);
    }

    [Fact]
    public void Between_Gaussians_it_approaches_the_closed_form()
    {
        // W₂² = (μ − μ')² + (σ − σ')² = 1 + 0.25; sampling error of 20 000 draws is below 0.02 (5 standard errors).
        var distance = Wasserstein.OnLine(Gaussian.Standard.Sample(20_000, 1), new Gaussian(1, 1.5).Sample(20_000, 2));
        Assert.InRange(distance, Math.Sqrt(1.25) - 0.04, Math.Sqrt(1.25) + 0.04);
    }

    [Fact]
    public void Sliced_a_shift_costs_its_length_over_root_D()
    {
        var cloud = Cloud(200, seed: 3);
        double[][] shifted = [.. cloud.Select(p => new[] { p[0] + 3, p[1] - 4 })];
        // 2 000 directions: the relative error of the square is about 2 %; four of them.
        Assert.InRange(
            Wasserstein.Sliced(cloud, shifted, seed: 4, directions: 2000),
            5 / Math.Sqrt(2) * 0.95,
            5 / Math.Sqrt(2) * 1.05
        );
    }

    [Fact]
    public void The_discrepancy_of_single_points_is_the_kernel()
    {
        double[][] zeros =

            [
                [0],
                [0],
            ],
            ones =

            [
                [1],
                [1],
            ];
        Assert.Equal(2 - 2 * Math.Exp(-0.5), MaximumMeanDiscrepancy.Test(zeros, ones, seed: 1, bandwidth: 1).Squared, 1e-12);
    }

    [Fact]
    public void The_discrepancy_is_the_sum_over_all_pairs()
    {
        var (x, y) = (Cloud(600, seed: 1), Cloud(500, seed: 2, shift: 0.5));
        double K(double[] p, double[] q) => Math.Exp(-(Math.Pow(p[0] - q[0], 2) + Math.Pow(p[1] - q[1], 2)) / (2 * 0.7 * 0.7));
        double Pairs(double[][] p, double[][] q) => p.Sum(a => q.Sum(b => ReferenceEquals(a, b) ? 0 : K(a, b)));
        var expected = Pairs(x, x) / (600 * 599) + Pairs(y, y) / (500 * 499) - 2 * Pairs(x, y) / (600 * 500);
        Assert.Equal(expected, MaximumMeanDiscrepancy.Test(x, y, seed: 3, permutations: 1, bandwidth: 0.7).Squared, 1e-12);
    }

    [Fact]
    public void Relabellings_that_change_nothing_count_as_equal()
    {
        // Of the 6 ways to divide two pairs of twins, the given one and its mirror image are the largest.
        double[][] zeros =
        [
            [0.1],
            [0.1],
        ];
        double[][] ones =
        [
            [0.7],
            [0.7],
        ];
        // p = 1/3 ± 0.011 with 2 000 relabellings; five standard errors.
        Assert.InRange(MaximumMeanDiscrepancy.Test(zeros, ones, seed: 1, permutations: 2000, bandwidth: 1).PValue, 0.28, 0.39);
    }

    [Fact]
    public void Without_a_bandwidth_it_is_the_median_distance()
    {
        double[][] x =
        [
            [0],
            [1],
        ];
        double[][] y =
        [
            [3],
            [7],
        ];
        // Distances 1, 2, 3, 4, 6, 7: of an even number the upper median.
        var (given, found) = (MaximumMeanDiscrepancy.Test(x, y, 1, 1, 4), MaximumMeanDiscrepancy.Test(x, y, 1, 1));
        Assert.Equal(given.Squared, found.Squared, 1e-12);
    }

    [Fact]
    public void The_discrepancy_is_unbiased_where_the_laws_agree()
    {
        // The mean of 200 independent estimates lies within 5 of its standard errors of zero.
        var estimates = Enumerable
            .Range(0, 200)
            .Select(s => MaximumMeanDiscrepancy.Test(Cloud(40, 2 * s), Cloud(40, 2 * s + 1), s, 1, 1).Squared)
            .ToArray();
        var mean = estimates.Average();
        var error = Math.Sqrt(estimates.Average(e => (e - mean) * (e - mean)) / estimates.Length);
        Assert.InRange(mean, -5 * error, 5 * error);
    }

    [Fact]
    public void The_permutation_test_keeps_its_level_and_has_power()
    {
        // 100 experiments at the 10 % level: 10 ± 3 rejections; more than 28 once in a million.
        var rejected = Enumerable
            .Range(0, 100)
            .Count(s => MaximumMeanDiscrepancy.Test(Cloud(30, 2 * s), Cloud(30, 2 * s + 1), s, 100).PValue <= 0.1);
        Assert.InRange(rejected, 1, 28);
        var apart = MaximumMeanDiscrepancy.Test(Cloud(100, 1), Cloud(100, 2, shift: 1), 3);
        Assert.True(apart.PValue < 0.01 && apart.Squared > apart.Level99);
    }

    [Fact]
    public void Exact_samples_cover_every_mode_with_the_share_of_three_standard_deviations()
    {
        var ring = PlanarMixture.Ring();
        var coverage = ModeCoverage.Of(ring.Sample(20_000, seed: 5), ring);
        Assert.Equal(8, coverage.Covered);
        // Within 3σ on the plane: 1 − exp(−4.5) = 0.98889 ± 0.00074; five standard errors.
        Assert.InRange(coverage.HighQuality, 0.98889 - 0.0037, 0.98889 + 0.0037);
        Assert.InRange(coverage.Dispersion, 0.97, 1.03);
    }

    [Fact]
    public void A_collapsed_sample_covers_one_mode()
    {
        var coverage = ModeCoverage.Of(
            new double[,]
            {
                { 1.6, 0 },
                { 1.61, 0.01 },
                { 0, 0 },
            },
            PlanarMixture.Ring()
        );
        Assert.Equal(1, coverage.Covered);
        Assert.Equal(2.0 / 3, coverage.HighQuality, 1e-12);
    }

    private static IEnumerable<double[]> Permutations(double[] values) =>
        values.Length <= 1
            ? [values]
            : values.SelectMany(
                (v, i) => Permutations([.. values[..i], .. values[(i + 1)..]]).Select(rest => (double[])[v, .. rest])
            );
}

namespace GenerativeModels.Tests.Evaluation;

public class SampleDistanceTests
{
    [Fact]
    public void On_the_line_it_is_the_best_of_all_pairings()
    {
        var samples = Gaussian.Standard.Sample(500, seed: 1);
        foreach (var order in (double[])[1, 2, 3])
            Assert.Equal(0.7, Wasserstein.OnLine(samples, [.. samples.Select(x => x + 0.7)], order), 1e-12);
        // Half of the mass of {0, 1} stays, the other half moves by ½ to the middle.
        Assert.Equal(0.5, Wasserstein.OnLine([0, 1], [0.5], order: 1), 1e-15);
        Assert.Equal(0, Wasserstein.OnLine([1, 2, 3], [1, 1, 2, 2, 3, 3]), 1e-15);
        double[] a = [0.3, -1.2, 2.5, 0.9],
            b = [1.1, -0.4, 0.2, 3.0];
        var best = Permutations(b).Min(p => Math.Sqrt(a.Zip(p, (x, y) => (x - y) * (x - y)).Average()));
        Assert.Equal(best, Wasserstein.OnLine(a, b), 1e-12);
    }

    [Fact]
    public void Sliced_a_shift_costs_its_length_over_root_D()
    {
        var cloud = Cloud(200, seed: 3);
        double[][] shifted = [.. cloud.Select(p => new[] { p[0] + 3, p[1] - 4 })];
        // 2 000 directions: the relative error of the square is about 2 %; four of them.
        var sliced = Wasserstein.Sliced(cloud, shifted, seed: 4, directions: 2000);
        Assert.Equal(5 / Math.Sqrt(2), sliced, 0.05 * 5 / Math.Sqrt(2));
        Assert.Equal(3, Wasserstein.Sliced(Rows([1], [2]), Rows([4], [5]), seed: 1, directions: 3), 1e-12); // on the line: all of it
    }

    [Fact]
    public void The_discrepancy_of_single_points_is_the_kernel_and_relabellings_that_change_nothing_count_as_equal()
    {
        double[][] zeros = Rows([0], [0]),
            ones = Rows([1], [1]);
        Assert.Equal(2 - 2 * Math.Exp(-0.5), MaximumMeanDiscrepancy.Test(zeros, ones, seed: 1, bandwidth: 1).Squared, 1e-12);
        double[][] x = Rows([0], [1]);
        double[][] y = Rows([3], [7]);
        // Distances 1, 2, 3, 4, 6, 7: of an even number the upper median.
        var (given, found) = (MaximumMeanDiscrepancy.Test(x, y, 1, 1, 4), MaximumMeanDiscrepancy.Test(x, y, 1, 1));
        Assert.Equal(given.Squared, found.Squared, 1e-12);
        // Of the 6 ways to divide two pairs of twins, the given one and its mirror image are the largest.
        (zeros, ones) = (Rows([0.1], [0.1]), Rows([0.7], [0.7]));
        // p = 1/3 ± 0.011 with 2 000 relabellings; five standard errors.
        Assert.InRange(MaximumMeanDiscrepancy.Test(zeros, ones, seed: 1, permutations: 2000, bandwidth: 1).PValue, 0.28, 0.39);
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
    public void The_permutation_test_keeps_its_level_and_has_power()
    {
        // 100 experiments at the 10 % level: 10 ± 3 rejections; more than 28 once in a million.
        var rejected = Count(100, s => MaximumMeanDiscrepancy.Test(Cloud(30, 2 * s), Cloud(30, 2 * s + 1), s, 100).PValue <= 0.1);
        Assert.InRange(rejected, 1, 28);
        var apart = MaximumMeanDiscrepancy.Test(Cloud(100, 1), Cloud(100, 2, shift: 1), 3);
        Assert.True(apart.PValue < 0.01 && apart.Squared > apart.Level99);
        Assert.Equal(1 / 201.0, apart.PValue, 1e-12);
        // Of 20 relabellings none is beyond the 99 % level: it is the largest.
        foreach (
            var test in Enumerable.Range(0, 60).Select(s => MaximumMeanDiscrepancy.Test(Cloud(30, s), Cloud(30, s + 99), s, 20))
        )
            Assert.Equal(test.PValue < 1.5 / 21, test.Squared > test.Level99);
    }

    [Fact]
    public void Coverage_counts_the_modes_of_a_sample()
    {
        var ring = PlanarMixture.Ring();
        var coverage = ModeCoverage.Of(ring.Sample(20_000, seed: 5), ring);
        Assert.Equal(8, coverage.Covered);
        // Within 3σ on the plane: 1 − exp(−4.5) = 0.98889 ± 0.00074; five standard errors.
        Assert.InRange(coverage.HighQuality, 0.98889 - 0.0037, 0.98889 + 0.0037);
        Assert.InRange(coverage.Dispersion, 0.97, 1.03);
        var collapsed = ModeCoverage.Of(Matrix([1.6, 0], [1.61, 0.01], [0, 0]), PlanarMixture.Ring());
        Assert.Equal(1, collapsed.Covered);
        Assert.Equal(2.0 / 3, collapsed.HighQuality, 1e-12);
        Assert.Equal([0, 1], ModeCoverage.Of(Matrix([3, 1.1]), new PlanarMixture([0.5, 0.5], [(1, 0), (3, 1)], [1, 1])).Counts);
    }

    [Theory, InlineData(1), InlineData(2), InlineData(5), InlineData(7)]
    public void The_assignment_is_the_best_of_all_permutations(int n)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Xoshiro256StarStar(seed);
            var cost = new double[n, n];
            for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++)
                // Integers make ties, and some costs are negative.
                cost[i, j] = seed % 2 == 0 ? random.Next(-3, 5) : random.NextDouble();
            var partner = Assignment.Solve(cost);
            Assert.Equal(Enumerable.Range(0, n), partner.Order());
            var best = Permutations([.. Enumerable.Range(0, n)]).Min(p => p.Select((j, i) => cost[i, j]).Sum());
            Assert.Equal(best, partner.Select((j, i) => cost[i, j]).Sum(), 1e-12);
        }
    }

    [Fact]
    public void On_the_line_the_best_pairing_keeps_the_order()
    {
        var (a, b) = (Gaussian.Standard.Sample(200, 1), new Gaussian(1, 2).Sample(200, 2));
        double[][] Line(double[] x) => [.. x.Select(value => new[] { value })];
        foreach (var order in (double[])[1, 2, 3])
            Assert.Equal(Wasserstein.OnLine(a, b, order), Wasserstein.Exact(Line(a), Line(b), order), 1e-9);
    }

    [Fact]
    public void It_is_a_distance_that_a_shift_of_one_and_a_turn_of_both_leave_as_expected()
    {
        var (a, b, c) = (Cloud(60, 1), Cloud(60, 2, 1), Cloud(60, 3, -2));
        Assert.Equal(0, Wasserstein.Exact(a, [.. a.Reverse()]), 1e-9);
        Assert.Equal(Wasserstein.Exact(a, b), Wasserstein.Exact(b, a), 1e-12);
        Assert.True(Wasserstein.Exact(b, c) <= Wasserstein.Exact(b, a) + Wasserstein.Exact(a, c) + 1e-12);
        var (p, q) = (Cloud(300, 1), Cloud(300, 2));
        Assert.Equal(5, Wasserstein.Exact(p, [.. p.Select(row => new[] { row[0] + 3, row[1] - 4 })]), 1e-9);
        static double[][] Turn(double[][] points) =>
            [.. points.Select(row => new[] { 0.6 * row[0] - 0.8 * row[1], 0.8 * row[0] + 0.6 * row[1] })];
        Assert.Equal(Wasserstein.Exact(p, q), Wasserstein.Exact(Turn(p), Turn(q)), 1e-9);
    }

    [Fact]
    public void Sinkhorn_comes_from_above_as_the_blur_shrinks_and_from_the_product()
    {
        var (a, b) = (Cloud(80, 1), Cloud(80, 2, 1));
        var exact = Wasserstein.Exact(a, b);
        var blurred = ((double[])[1, 0.3, 0.1, 0.03]).Select(e => Wasserstein.Sinkhorn(a, b, e, iterations: 5000)).ToArray();
        Assert.True(blurred.Zip(blurred.Skip(1), (more, less) => more >= less - 1e-6).All(ok => ok), string.Join(", ", blurred));
        Assert.InRange(blurred[^1], exact - 1e-4, exact * 1.03);
        (a, b) = (Cloud(30, 1), Cloud(40, 2, 1));
        var mean = a.Average(p => b.Average(q => (p[0] - q[0]) * (p[0] - q[0]) + (p[1] - q[1]) * (p[1] - q[1])));
        Assert.Equal(Math.Sqrt(mean), Wasserstein.Sinkhorn(a, b, 1e6), 1e-4);
    }

    [Theory]
    [InlineData(1, 30)]
    [InlineData(2, 30)]
    [InlineData(3, 30)]
    [InlineData(1, 70)] // with prices of a sample to start from
    [InlineData(2, 259)] // … which had some itself, and left out rows at the end
    public void Prices_prove_the_assignment(int seed, int n)
    {
        var random = new Xoshiro256StarStar(seed);
        var cost = new double[n, n];
        for (var i = 0; i < n; i++)
        for (var j = 0; j < n; j++)
            cost[i, j] = seed == 1 ? random.Next(-3, 5) : random.NextDouble();
        var (columns, u, v) = Assignment.SolveWithPrices(cost);
        for (var i = 0; i < n; i++)
        {
            Assert.Equal(cost[i, columns[i]], u[i] + v[columns[i]], 1e-12);
            for (var j = 0; j < n; j++)
                Assert.True(u[i] + v[j] <= cost[i, j] + 1e-12);
        }
        Assert.Equal(columns.Select((j, i) => cost[i, j]).Sum(), u.Sum() + v.Sum(), 1e-11);
    }

    [Theory, InlineData(0.0, 1.0), InlineData(2.0, 1.0), InlineData(0.5, 0.2)]
    public void The_dual_meets_the_primal_at_the_optimum(double shift, double stdDev)
    {
        var (x, y) = (Cloud(120, 1), Cloud(120, 2, shift, stdDev));
        var potential = new KantorovichPotential(x, y);
        Assert.Equal(Wasserstein.Exact(x, y, order: 1), potential.Primal, 1e-12);
        Assert.Equal(potential.Primal, potential.Dual, 1e-10);
    }

    [Fact]
    public void The_potential_has_slope_one_at_most_and_one_along_every_pair()
    {
        var (x, y) = (Cloud(80, 5), Cloud(80, 6, 3));
        var f = new KantorovichPotential(x, y);
        var probes = Cloud(60, 7, 1, 3);
        foreach (var a in probes)
        foreach (var b in probes)
            Assert.True(Math.Abs(f.At(a) - f.At(b)) <= Distance(a, b) + 1e-12);
        for (var i = 0; i < 80; i++)
            Assert.Equal(Distance(x[i], y[f.Partners[i]]), f.At(x[i]) - f.At(y[f.Partners[i]]), 1e-10);
    }

    [Theory, InlineData(0.0), InlineData(0.5), InlineData(-2.0)]
    public void A_shift_costs_its_length_where_Jensen_Shannon_is_flat(double theta)
    {
        var heights = new UniformLaw(0, 1).Sample(64, 1);
        var f = new KantorovichPotential([.. heights.Select(h => new[] { 0, h })], [.. heights.Select(h => new[] { theta, h })]);
        Assert.Equal(Math.Abs(theta), f.Dual, 1e-12);
        var (here, there) = (new UniformLaw(-0.01, 0.01), new UniformLaw(theta - 0.01, theta + 0.01));
        Assert.Equal(theta == 0 ? 0 : Math.Log(2), Divergence.JensenShannon(here, there), 1e-12);
    }

    private static double Distance(double[] a, double[] b) => Math.Sqrt(a.Zip(b, (p, q) => (p - q) * (p - q)).Sum());
}

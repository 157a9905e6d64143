namespace GenerativeModels.Tests.Evaluation;

public class TransportTests
{
    private static double[][] Cloud(int count, int seed, double shift = 0) =>
        [.. new PlanarMixture([1], [(shift, 0)], [1]).Sample(count, seed).Rows()];

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
    public void Costs_that_make_no_sense_are_refused()
    {
        Throws<ArgumentException>("[2, 3]", () => Assignment.Solve(new double[2, 3]));
        Throws<ArgumentException>(
            "finite",
            () =>
                Assignment.Solve(
                    new[,]
                    {
                        { double.NaN },
                    }
                )
        );
    }

    [Fact]
    public void On_the_line_the_best_pairing_keeps_the_order()
    {
        var (a, b) = (Gaussian.Standard.Sample(200, 1), new Gaussian(1, 2).Sample(200, 2));
        foreach (var order in (double[])[1, 2, 3])
            Assert.Equal(
                Wasserstein.OnLine(a, b, order),
                Wasserstein.Exact([.. a.Select(x => new[] { x })], [.. b.Select(x => new[] { x })], order),
                1e-9
            );
    }

    [Fact]
    public void It_is_a_distance()
    {
        var (a, b, c) = (Cloud(60, 1), Cloud(60, 2, 1), Cloud(60, 3, -2));
        Assert.Equal(0, Wasserstein.Exact(a, [.. a.Reverse()]), 1e-9);
        Assert.Equal(Wasserstein.Exact(a, b), Wasserstein.Exact(b, a), 1e-12);
        Assert.True(Wasserstein.Exact(b, c) <= Wasserstein.Exact(b, a) + Wasserstein.Exact(a, c) + 1e-12);
    }

    [Fact]
    public void A_shift_costs_its_length_and_a_turn_of_both_nothing()
    {
        var (a, b) = (Cloud(300, 1), Cloud(300, 2));
        Assert.Equal(5, Wasserstein.Exact(a, [.. a.Select(p => new[] { p[0] + 3, p[1] - 4 })]), 1e-9);
        static double[][] Turn(double[][] points) =>
            [.. points.Select(p => new[] { 0.6 * p[0] - 0.8 * p[1], 0.8 * p[0] + 0.6 * p[1] })];
        Assert.Equal(Wasserstein.Exact(a, b), Wasserstein.Exact(Turn(a), Turn(b)), 1e-9);
    }

    [Fact]
    public void Sinkhorn_comes_from_above_as_the_blur_shrinks()
    {
        var (a, b) = (Cloud(80, 1), Cloud(80, 2, 1));
        var exact = Wasserstein.Exact(a, b);
        var blurred = ((double[])[1, 0.3, 0.1, 0.03]).Select(e => Wasserstein.Sinkhorn(a, b, e, iterations: 5000)).ToArray();
        Assert.True(blurred.Zip(blurred.Skip(1), (more, less) => more >= less - 1e-6).All(ok => ok), string.Join(", ", blurred));
        Assert.InRange(blurred[^1], exact - 1e-4, exact * 1.03);
    }

    [Fact]
    public void With_much_blur_the_plan_is_the_product()
    {
        var (a, b) = (Cloud(30, 1), Cloud(40, 2, 1));
        var mean = a.Average(p => b.Average(q => (p[0] - q[0]) * (p[0] - q[0]) + (p[1] - q[1]) * (p[1] - q[1])));
        Assert.Equal(Math.Sqrt(mean), Wasserstein.Sinkhorn(a, b, 1e6), 1e-4);
    }

    private static IEnumerable<int[]> Permutations(int[] values) =>
        values.Length <= 1
            ? [values]
            : values.SelectMany(
                (v, i) => Permutations([.. values[..i], .. values[(i + 1)..]]).Select(rest => (int[])[v, .. rest])
            );
}

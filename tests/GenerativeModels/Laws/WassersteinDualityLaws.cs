namespace GenerativeModels.Tests.Laws;

public class WassersteinDualityLaws
{
    private static double[][] Cloud(int count, int seed, double shift = 0, double stdDev = 1) =>
        new PlanarMixture([1], [(shift, 0)], [stdDev]).Sample(count, seed).Rows();

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
    public void No_function_of_slope_one_does_better()
    {
        var (x, y) = (Cloud(100, 3), Cloud(100, 4, 1.5, 0.7));
        var primal = new KantorovichPotential(x, y).Primal;
        var random = new Xoshiro256StarStar(9);
        for (var trial = 0; trial < 200; trial++)
        {
            // Planes, cones, ripples and folds, each of slope 1 at most.
            var (angle, centre, frequency) = (
                random.NextDouble() * 2 * Math.PI,
                4 * random.NextDouble() - 2,
                1 + random.NextDouble() * 4
            );
            Func<double[], double> f = (trial % 4) switch
            {
                0 => a => Math.Cos(angle) * a[0] + Math.Sin(angle) * a[1],
                1 => a => -Math.Sqrt(Math.Pow(a[0] - centre, 2) + Math.Pow(a[1] - angle + Math.PI, 2)),
                2 => a => Math.Sin(frequency * (Math.Cos(angle) * a[0] + Math.Sin(angle) * a[1])) / frequency,
                _ => a => Math.Min(centre - a[0], a[1]) / Math.Sqrt(2),
            };
            Assert.True(x.Average(f) - y.Average(f) <= primal + 1e-12);
        }
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

    [Fact]
    public void Samples_of_different_size_or_dimension_are_refused()
    {
        Throws<ArgumentException>(
            "2 and 1",
            () =>
                new KantorovichPotential(
                    [
                        [0],
                        [1],
                    ],
                    [
                        [0],
                    ]
                )
        );
        Assert.Throws<ArgumentException>(() =>
            new KantorovichPotential(
                [
                    [0, 1],
                ],
                [
                    [0],
                ]
            )
        );
    }

    private static double Distance(double[] a, double[] b) => Math.Sqrt(a.Zip(b, (p, q) => (p - q) * (p - q)).Sum());
}

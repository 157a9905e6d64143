using MathNet.Numerics.Integration;

namespace GenerativeModels.Tests.Laws;

/// <summary>What every distribution on the plane must obey.</summary>
public class PlanarLaws
{
    public static TheoryData<string, Planar> All
    {
        get
        {
            var all = new TheoryData<string, Planar>
            {
                { "uneven", new PlanarMixture([1, 3], [(0, 1), (2, -1)], [0.2, 0.7]) },
                { "wide moons", NoisyCurves.Moons(0.3) },
                { "drooping banana", new Banana(-0.5, 1, 0.4) },
                { "fine board", new Checkerboard(8, 0.25) },
            };
            foreach (var (name, target) in PlanarTargets.All)
                all.Add(name, target);
            return all;
        }
    }

    [Theory, MemberData(nameof(All))]
    public void The_density_integrates_to_one(string name, Planar p)
    {
        // The pinwheel's twist makes folds, far out where hardly any mass is, that are finer than the cells.
        var (cells, tolerance) = name == "pinwheel" ? (800, 1e-5) : (400, 1e-8);
        var error = Quadrature.Integrate(p.Density, p.XRange, p.YRange, cells) - 1;
        Assert.True(Math.Abs(error) < tolerance, $"{name}: {error:e2}");
    }

    [Theory, MemberData(nameof(All))]
    public void Samples_stay_in_the_window_and_the_seed_decides(string name, Planar p)
    {
        Assert.True(p.Sample(50, seed: 3).Cast<double>().SequenceEqual(p.Sample(50, seed: 3).Cast<double>()), name);
        Assert.False(p.Sample(50, seed: 3).Cast<double>().SequenceEqual(p.Sample(50, seed: 4).Cast<double>()), name);
        // Less than 1e-10 of the mass is outside: one of 20 000 draws is less often than once in 250 000.
        foreach (var point in p.Sample(20_000, seed: 7).Rows())
        {
            Assert.True(point[0] >= p.XRange.Low && point[0] <= p.XRange.High, $"{name}: x = {point[0]}");
            Assert.True(point[1] >= p.YRange.Low && point[1] <= p.YRange.High, $"{name}: y = {point[1]}");
        }
    }

    [Theory, MemberData(nameof(All))]
    public void Entropy_is_the_mean_negative_log_density(string name, Planar p)
    {
        // 50 000 draws: off by more than 5 standard errors once in 1.7 million.
        var draws = p.Sample(50_000, seed: 2);
        var losses = Enumerable.Range(0, 50_000).Select(i => -p.LogDensity(draws[i, 0], draws[i, 1])).ToArray();
        var mean = losses.Average();
        var error = Math.Sqrt(losses.Average(l => (l - mean) * (l - mean)) / losses.Length);
        var entropy = p.Entropy();
        Assert.True(Math.Abs(mean - entropy) < 5 * error + 1e-9, $"{name}: {mean} ± {error}, {entropy}");
    }

    [Theory, MemberData(nameof(All))]
    public void Cells_hold_as_many_samples_as_the_density_says(string name, Planar p)
    {
        const int Draws = 20_000,
            Cells = 12;
        var (counts, expected) = (new double[Cells, Cells], new double[Cells, Cells]);
        var (x, y) = ((Low: -2.4, Width: 0.4), (Low: -2.4, Width: 0.4));
        foreach (var point in p.Sample(Draws, seed: 11).Rows())
        {
            var (i, j) = ((int)Math.Floor((point[0] - x.Low) / x.Width), (int)Math.Floor((point[1] - y.Low) / y.Width));
            if (i is >= 0 and < Cells && j is >= 0 and < Cells)
                counts[i, j]++;
        }
        for (var i = 0; i < Cells; i++)
        for (var j = 0; j < Cells; j++)
        {
            var (left, bottom) = (x.Low + i * x.Width, y.Low + j * y.Width);
            var share = Quadrature.Integrate(p.Density, (left, left + x.Width), (bottom, bottom + y.Width), 24);
            expected[i, j] = Draws * share;
            // Poisson counts: with the floor of 4 the bound of 6 deviations fails less than once in a million cells.
            Assert.True(
                Math.Abs(counts[i, j] - expected[i, j]) < 6 * Math.Sqrt(expected[i, j] + 4),
                $"{name} in ({left:f1}, {bottom:f1}): {counts[i, j]} draws, {expected[i, j]:f1} expected"
            );
        }
    }

    [Fact]
    public void The_moons_entropy_is_that_of_a_cloud_of_Gaussians_along_them()
    {
        var upper = Enumerable.Range(0, 400).Select(i => Math.PI * (i + 0.5) / 400).Select(t => (X: Math.Cos(t), Y: Math.Sin(t)));
        var means = upper.SelectMany(m => ((double, double)[])[m, (1 - m.X, 0.5 - m.Y)]).ToArray();
        var cloud = new PlanarMixture([.. means.Select(_ => 1.0)], means, [.. means.Select(_ => 0.1)]);
        Assert.Equal(cloud.Entropy(count: 100), NoisyCurves.Moons().Entropy(), 1e-4);
    }

    [Fact]
    public void A_noisy_curve_is_the_integral_over_its_parameter()
    {
        foreach (var p in (NoisyCurves[])[NoisyCurves.Moons(), NoisyCurves.SwissRoll(), NoisyCurves.TwoSpirals()])
        foreach (var (x, y) in ((double, double)[])[(0.5, 0.2), (1.05, 0.1), (-1.8, -0.9), (0, 0), (1.4, 1.4)])
        {
            var variance = p.StdDev * p.StdDev;
            var expected = p.Arcs.Average(arc => Integral(arc) / (arc.To - arc.From));
            var nearest = p.Arcs.Min(arc => Enumerable.Range(0, 2001).Min(i => Math.Sqrt(Squared(arc, At(arc, i, 2000)))));
            Assert.Equal(1, p.Density(x, y) / expected, nearest < 5 * p.StdDev ? 1e-9 : 1e-4);

            // In short pieces, so that the adaptive rule cannot step over the peak.
            double Integral(Arc arc) =>
                Enumerable
                    .Range(0, 400)
                    .Sum(i => GaussLegendreRule.Integrate(Kernel(arc), At(arc, i, 400), At(arc, i + 1, 400), 20));

            double At(Arc arc, int i, int count) => arc.From + (arc.To - arc.From) * i / count;

            double Squared(Arc arc, double t)
            {
                var (cx, cy) = arc.Point(t);
                return (x - cx) * (x - cx) + (y - cy) * (y - cy);
            }

            Func<double, double> Kernel(Arc arc) => t => Math.Exp(-Squared(arc, t) / (2 * variance)) / (2 * Math.PI * variance);
        }
    }

    [Fact]
    public void Closed_forms_of_the_plane_are_met()
    {
        var banana = new Banana(bend: 0.5, length: 1, width: 0.3);
        Assert.Equal(Gaussian.Standard.LogDensity(2) + new Gaussian(1.5, 0.3).LogDensity(1.1), banana.LogDensity(2, 1.1), 1e-12);
        // Modes 1.2 apart and 0.06 wide do not overlap: H = log 8 + log(2πe σ²).
        var expected = Math.Log(8) + Math.Log(2 * Math.PI * Math.E * 0.06 * 0.06);
        Assert.Equal(expected, PlanarMixture.Ring().Entropy(), 1e-8);
        var (p, q) = (new PlanarMixture([1], [(0, 0)], [1]), new PlanarMixture([1], [(0.6, -0.8)], [1]));
        Assert.Equal(0.5, Divergence.Kl(p, q), 1e-7);
        var board = new Checkerboard();
        Assert.Equal(-Math.Log(8), board.LogDensity(-1.5, -1.5), 1e-15);
        Assert.Equal(double.NegativeInfinity, board.LogDensity(-0.5, -1.5));
        Assert.Equal(double.NegativeInfinity, board.LogDensity(2.1, 1.5));
        var moons = NoisyCurves.Moons();
        Assert.True(double.IsFinite(moons.LogDensity(1e3, -1e3)));
        Assert.True(moons.LogDensity(20, 0) < moons.LogDensity(10, 0));
    }

    [Fact]
    public void Tensors_hold_the_same_draws_and_densities()
    {
        var banana = new Banana();
        using var x = banana.SampleTensor(100, seed: 4);
        using var logs = banana.LogProb(x);
        var draws = banana.Sample(100, seed: 4);
        Assert.Equal([100, 2], x.shape);
        Assert.Equal(TorchSharp.torch.float32, x.dtype);
        for (var i = 0; i < 100; i++)
            Assert.Equal(banana.LogDensity(draws[i, 0], draws[i, 1]), logs[i].item<double>(), 1e-4);
        using var wrong = x.flatten();
        Throws<ArgumentException>("expected x: [B, 2], got [200]", () => banana.LogProb(wrong));
    }

    [Fact]
    public void The_roll_in_space_lies_on_its_sheet()
    {
        var (points, tau) = SwissRoll.Sample(200, seed: 5, stdDev: 0);
        for (var i = 0; i < 200; i++)
            Assert.Equal(SwissRoll.Map(tau[i, 0], tau[i, 1]), (points[i, 0], points[i, 1], points[i, 2]));
        var noisy = SwissRoll.Sample(20_000, seed: 5, stdDev: 0.1);
        var squares = Enumerable.Range(0, 20_000).Select(i => Math.Pow(noisy.Points[i, 1] - noisy.Tau[i, 1] / 7, 2));
        // The mean of 20 000 squares has a relative standard error of 1 %; five of them.
        Assert.InRange(squares.Average(), 0.0095, 0.0105);
    }
}

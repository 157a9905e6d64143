namespace GenerativeModels.Tests.Laws;

/// <summary>Solvers of SDEs have the orders that they state, and the SDE, the ODE and predictor–corrector share their marginals.</summary>
public sealed class StochasticSolverLaws() : TensorTests(61)
{
    [Fact]
    public void Euler_Maruyama_has_strong_order_one_where_the_noise_does_not_depend_on_x()
    {
        using var path = new BrownianPath([4000, 1], 1024, rng, 0, 1.5, float64);
        var start = linspace(-1, 1, 4000, dtype: float64).unsqueeze(1);
        Tensor Solve(int steps) => EulerMaruyama.Solve(Drift, t => 0.5 + 0.3 * Math.Cos(3 * t), start, steps, path);
        var fine = Solve(1024);
        double Error(int steps) => (Solve(steps) - fine).abs().mean().ToDouble();
        Assert.InRange(Math.Log2(Error(32) / Error(64)), 0.9, 1.25); // 31/15 of a first-order error: 1.05
        // One step takes drift and noise where it begins, at t = 2 of an hour that runs back to 1.
        using var hour = new BrownianPath([3, 1], 1, rng, 2, 1, float64);
        var x = ones(3, 1, dtype: float64);
        var end = EulerMaruyama.Solve((x, t) => x * t.unsqueeze(1), t => 5 * t, x, 1, hour);
        Assert.True((end - (x - 2 + 10 * hour.Increment(0, 1))).abs().max().ToDouble() < 1e-12);

        static Tensor Drift(Tensor x, Tensor t)
        {
            using var inner = NewDisposeScope();
            return (-x.sin() * (1 + (2 * t).sin()).unsqueeze(1) * 2).MoveToOuterDisposeScope();
        }
    }

    [Fact]
    public void Increments_add_up_and_have_the_variance_of_their_time()
    {
        using var path = new BrownianPath([20_000], 8, rng, 2, 1, float64);
        var fine = Enumerable.Range(0, 8).Select(k => path.Increment(k, 8)).ToArray();
        var coarse = Enumerable.Range(0, 2).Select(k => path.Increment(k, 2)).ToArray();
        Assert.True((fine[0] + fine[1] + fine[2] + fine[3] - coarse[0]).abs().max().ToDouble() < 1e-12);
        // The variance of 20 000 draws, at 5 standard errors of √(2/20 000): false alarm 6e-7.
        Assert.InRange(coarse[1].var().ToDouble() / 0.5, 0.95, 1.05);
        Throws<ArgumentException>("expected a number of steps that divides 8, got 3", () => path.Increment(0, 3));
    }

    [Theory, InlineData(0.5), InlineData(1.0)]
    public void Sde_ode_and_predictor_corrector_have_the_same_marginals(double end)
    {
        // Three two-sample tests, each with a false alarm of 1e-3.
        var ring = PlanarMixture.Ring(5, 1.4, 0.25);
        var schedule = new LinearBetas();
        using var exact = DiffusedMixture.Of(ring, schedule);
        var to = Math.Min(end, 0.9999);
        Tensor Noise() => randn(700, 2, generator: rng);
        var sde = EulerMaruyama.Solve(
            ReverseSde.Drift(exact.Score, schedule),
            t => ReverseSde.Diffusion(schedule, t),
            Noise(),
            800,
            rng,
            0,
            to
        );
        var ode = Ode.Solve(exact.Velocity, Noise(), RungeKutta.Heun, 200, 0, to);
        var corrected = PredictorCorrector.Sample(exact.Score, schedule, Noise(), 400, rng, 1, 0.1, 0, to);
        Agree(sde, ode);
        Agree(corrected, ode);
        Agree(corrected, sde);
    }

    [Fact]
    public void Corrections_mend_a_start_that_is_wrong()
    {
        // In so short a time the predictor does nothing; corrections alone lead from a narrow start to the marginal. KS at 1e-4.
        var target = new GaussianMixture([0.5, 0.5], [-0.7, 0.7], [0.5, 0.5]);
        var schedule = new LinearBetas();
        using var exact = DiffusedMixture.Of(target, schedule, float64);
        var start = 0.3 + 0.1 * Normal(3000, 1);
        var x = PredictorCorrector.Sample(exact.Score, schedule, start, 1, rng, 600, 0.1, 0.5, 0.5000001);
        var (a, s, _, _) = schedule.AtTime(0.5);
        var law = new GaussianMixture([0.5, 0.5], [-0.7 * a, 0.7 * a], [Spread(), Spread()]);
        Follows(law.Cdf, x);
        // One correction, written out: ε = 2 (r ‖ξ‖/‖s‖)², lengths averaged over the rows.
        using Generator one = new(5),
            two = new(5);
        start = Normal(4, 2);
        x = PredictorCorrector.Sample((x, _) => x * 3, schedule, start, 1, one, 1, 0.5, 0.5, 0.5 + 1e-12);
        randn([4, 2], dtype: float64, generator: two); // the predictor's
        var noise = randn([4, 2], dtype: float64, generator: two);
        var e = 2 * (0.5 * noise.norm(dim: 1).mean() / (start * 3).norm(dim: 1).mean()).square();
        Assert.True((x - (start + e * start * 3 + (2 * e).sqrt() * noise)).abs().max().ToDouble() < 1e-4);

        double Spread() => Math.Sqrt(a * a * 0.25 + s * s);
    }

    private static void Agree(Tensor first, Tensor second)
    {
        var (x, y) = (first.ToPoints().Rows(), second.ToPoints().Rows());
        var test = MaximumMeanDiscrepancy.Test(x, y, seed: 1, permutations: 2000, bandwidth: 0.4);
        Assert.True(test.PValue > 1e-3, $"MMD² {test.Squared:g2}, p = {test.PValue:g2}");
    }
}

using CsCheck;

namespace GenerativeModels.Tests.Laws;

/// <summary>Rounding in single precision leads no formula out of its domain: extreme parameters, and points on the edges.</summary>
public sealed class RoundingLaws : TensorTests
{
    private const int Rows = 2000;

    [Fact]
    public void A_spline_at_its_knots_has_the_slopes_of_its_knots() =>
        Holds(
            Gen.Select(Gen.Int[1, 12], Gen.Double[0, 30], Gen.Double[1e-3, 1e3]),
            100,
            (drawn, rng) =>
            {
                var (bins, size, range) = drawn;
                var theta = randn(Rows, RationalQuadratic.Parameters(bins), generator: rng) * size;
                foreach (var part in (int[])[0, bins])
                {
                    var sizes = (theta.narrow(1, part, bins).softmax(-1) * (1 - 1e-3 * bins) + 1e-3) * (2 * range);
                    var (knots, which) = (sizes.cumsum(-1) - range, randint(bins, [Rows, 1], generator: rng));
                    var knot = knots.gather(1, which.to(int64)).squeeze(1);
                    foreach (var point in (Tensor[])[knot, knot * (1 - 1.2e-7f), knot * (1 + 1.2e-7f)])
                    {
                        var (y, slope) =
                            part == 0
                                ? RationalQuadratic.Forward(point, theta, range)
                                : RationalQuadratic.Inverse(point, theta, range);
                        Finite(y, "value");
                        Finite(slope, "log-slope");
                        Assert.True((y.abs() - point.abs().clamp(min: range)).max().ToDouble() <= 1e-6 * range);
                    }
                }
            }
        );

    [Fact]
    public void A_spline_and_its_inverse_undo_each_other_with_finite_gradients() =>
        Holds(
            Gen.Select(Gen.Int[2, 12], Gen.Double[0, 8]),
            60,
            (drawn, rng) =>
            {
                var (bins, size) = drawn;
                var theta = (randn(Rows, RationalQuadratic.Parameters(bins), generator: rng) * size).requires_grad_();
                var x = (rand(Rows, generator: rng) * 8 - 4).requires_grad_();
                var (y, up) = RationalQuadratic.Forward(x, theta, 4);
                var (back, down) = RationalQuadratic.Inverse(y, theta, 4);
                (up.sum() + down.sum() + back.sum()).backward();
                Finite(theta.grad!, "gradient");
                Finite(x.grad!, "gradient");
                // An error of y counts 1/slope times in x: ten units in the last place of a number below 8.
                var allowed = 10 * 4.8e-7 * (1 + (-up).exp()) + 1e-3;
                Assert.True(((back - x).abs() / allowed).max().ToDouble() < 1, "not undone");
            }
        );

    [Fact]
    public void A_knot_in_single_precision_has_the_log_slope_of_double_precision()
    {
        float[] theta = [-6.304576f, 1.9527996f, 10.874591f, 2.360975f, -8.212626f];
        var single = RationalQuadratic.Forward(tensor([-3.98993f]), tensor(theta).unsqueeze(0), 4).LogSlope.ToDouble();
        double[] same = Array.ConvertAll(theta, v => (double)v);
        var exact = RationalQuadratic.Forward(tensor([(double)-3.98993f]), tensor(same).unsqueeze(0), 4).LogSlope.ToDouble();
        Assert.Equal(-6.5258, exact, 5e-5);
        Assert.Equal(-6.5258, single, 5e-5);
        var x = linspace(-5, 5, 99, dtype: float64); // no parameters: the identity; the narrowest bin: a thousandth of the interval
        Assert.True((RationalQuadratic.Forward(x, zeros(99, 8, dtype: float64), 4).Y - x).abs().max().ToDouble() < 1e-12);
        var (row, rows) = (tensor(same).unsqueeze(0), tensor(same).expand(99, -1)); // one row of parameters serves all points
        Assert.True(RationalQuadratic.Inverse(x, row, 4).X.allclose(RationalQuadratic.Inverse(x, rows, 4).X, 1e-12));
        var narrow = tensor([-1e3, 0, 0, 0, 0]).unsqueeze(0);
        Assert.Equal(0, RationalQuadratic.Forward(tensor([-4 + 8e-3]), narrow, 4).Y.ToDouble(), 1e-9);
        Throws<ArgumentException>("K < 1000", () => RationalQuadratic.Forward(zeros(1), zeros(1, 2999), 4));
    }

    [Fact]
    public void The_inverse_of_a_spline_keeps_its_digits_where_slopes_differ_most()
    {
        // A bin of mean slope 0.002 between slopes of 1 and 50: b² and b² − 4ac agree to four digits in its upper part.
        float[] theta = [0, 0, -20, 0, 50];
        var y = linspace(-4, -3.992, 50);
        var single = RationalQuadratic.Inverse(y, tensor(theta).expand(50, 5), 4).X.to(float64);
        double[] same = Array.ConvertAll(theta, v => (double)v);
        var exact = RationalQuadratic.Inverse(y.to(float64), tensor(same).expand(50, 5), 4).X;
        Assert.True((single - exact)[25..].abs().max().ToDouble() < 1e-4);
    }

    [Fact]
    public void A_planar_flow_stays_invertible_however_steep_it_is() =>
        Holds(
            Gen.Select(Gen.Double[0, 60], Gen.Double[0, 60]),
            100,
            (drawn, rng) =>
            {
                var (along, against) = drawn;
                using var map = new PlanarFlow(3, rng);
                using (no_grad())
                {
                    var parameters = map.parameters().ToArray();
                    parameters[0].mul_(along);
                    parameters[1].mul_(against);
                }
                var z = randn(200, 3, generator: rng) * 3;
                z[0] = 0; // where tanh is steepest
                foreach (var (value, logDet) in ((Tensor, Tensor)[])[map.Forward(z), map.Inverse(z)])
                {
                    Finite(value, "value");
                    Finite(logDet, "log-determinant");
                }
            }
        );

    public static TheoryData<ISchedule> Schedules =>
        [
            new LinearBetas(),
            new LinearBetas(1e-4, 200),
            new Cosine(),
            new Cosine(0),
            new Cosine(0.3),
            new Straight(),
            new VarianceExploding(1e-4, 1e4),
            new LearnedSnr(-40, 40),
            new Window(new LinearBetas(), 0.2, 1),
        ];

    [Theory, MemberData(nameof(Schedules))]
    public void Schedules_hold_at_both_ends_and_a_rounding_beyond(ISchedule schedule)
    {
        foreach (var type in (ScalarType[])[float32, float64])
        {
            var ulp = type == float32 ? 1.2e-7 : 2.3e-16;
            var t = cat([tensor([0, 1, ulp, 1 - ulp, 1 + ulp]), linspace(0, 1, 1000)]).to(type);
            var c = schedule.At(t);
            Assert.True(c.Alpha.min().ToDouble() >= 0 && c.Sigma.min().ToDouble() >= -1.2e-7);
            Finite(c.HalfVarianceDot, "½ dσ²/dt");
            Assert.Equal(0, isnan(c.SigmaDot).sum().ToInt64());
            var middle = schedule.At(linspace(0.1, 0.9, 9).to(type));
            Assert.True((middle.HalfVarianceDot / (middle.Sigma * middle.SigmaDot) - 1).abs().max().ToDouble() < 1e-5);
        }
    }

    [Fact]
    public void What_is_finite_at_the_data_is_computed_there()
    {
        foreach (var schedule in (ISchedule[])[new LinearBetas(), new Cosine(), new Cosine(0), new Straight()])
        {
            using var mixture = DiffusedMixture.Of(new GaussianMixture([1, 2], [-1, 1], [0.3, 0.2]), schedule, float64);
            var x = linspace(-2, 2, 9, dtype: float64).unsqueeze(1);
            // The ODE is the drift without noise; λ² of the noise takes ½ λ² g² of the score with it.
            var at = full(9, 0.6, dtype: float64);
            var (a, s, aDot, sDot) = schedule.AtTime(0.6);
            var velocity = aDot * mixture.Data(x, at) + sDot * mixture.Noise(x, at);
            var g = ReverseSde.Diffusion(schedule, 0.6);
            Close(velocity, mixture.Velocity(x, at));
            Close(velocity, ReverseSde.Drift(mixture.Score, schedule, noise: 0)(x, at));
            var noisy = ReverseSde.Drift(mixture.Score, schedule, noise: 0.3)(x, at);
            Close(velocity + 0.5 * 0.09 * g * g * mixture.Score(x, at), noisy);
            Assert.Equal(2 * s * (s * aDot / a - sDot), g * g, 1e-12);
            // Limits from below, 1e-7 away: all that is asked for is continuous there.
            foreach (
                var f in (Func<double, Tensor>[])
                    [
                        t => mixture.Velocity(x, full(9, t, dtype: float64)),
                        t => ReverseSde.Drift(mixture.Score, schedule)(x, full(9, t, dtype: float64)),
                        t => tensor(ReverseSde.Diffusion(schedule, t)),
                    ]
            )
                Assert.True(
                    (f(1) - f(1 - 1e-7)).abs().max().ToDouble() < 1e-2 * (1 + f(1).abs().max().ToDouble()),
                    $"{schedule}"
                );
        }
        var beta = 0.1; // g² of DDPM's schedule at the data
        Assert.Equal(Math.Sqrt(beta), ReverseSde.Diffusion(new LinearBetas(), 1), 1e-12);

        static void Close(Tensor expected, Tensor actual) => Assert.True((expected - actual).abs().max().ToDouble() < 1e-10);
    }

    [Fact]
    public void A_learned_schedule_survives_steps_that_are_flat_steep_or_far_away() =>
        Holds(
            Gen.Select(Gen.Double[-40, 8].Array[3], Gen.Double[-30, 30].Array[3], Gen.Double[-60, 60].Array[4]),
            200,
            (drawn, _) =>
            {
                var (logSlopes, centres, logits) = drawn;
                using var schedule = new LearnedSnr(-8, 10, 3);
                using (no_grad())
                    foreach (var (name, parameter) in schedule.named_parameters())
                        parameter.copy_(
                            tensor(
                                name is "logits" ? logits
                                : name is "logSlopes" ? logSlopes
                                : centres
                            )
                        );
                var value = schedule.call(linspace(0, 1, 101));
                value.sum().backward();
                Finite(value, "log SNR");
                Assert.Equal(-8, value[0].ToDouble(), 1e-4);
                Assert.Equal(10, value[-1].ToDouble(), 1e-4);
                Assert.True(value.diff(1, 0).min().ToDouble() >= -1e-4);
                foreach (var (name, parameter) in schedule.named_parameters())
                    Finite(parameter.grad!, name);
                Finite(schedule.At(linspace(0, 1, 101)).AlphaDot, "α̇");
            }
        );

    [Fact]
    public void Solvers_ask_for_no_time_beyond_the_end_and_arrive_there()
    {
        foreach (var (from, to) in ((double, double)[])[(0, 1), (1, 0), (0.1, 0.7), (0.3, 0.9), (0, 0.1)])
        foreach (var steps in (int[])[1, 3, 7, 10, 49, 99])
        {
            var (last, low, high) = (double.NaN, Math.Min(from, to), Math.Max(from, to));
            Tensor Velocity(Tensor x, Tensor t)
            {
                Assert.InRange(t[0].ToDouble(), low, high);
                return -x;
            }
            using var rng = new Generator(1);
            var x = ones(2, 1, dtype: float64);
            foreach (var method in (RungeKutta[])[RungeKutta.Euler, RungeKutta.Heun, RungeKutta.Classical])
                Ode.Solve(Velocity, x, method, steps, from, to, (t, _) => last = t);
            Assert.Equal(to, last);
            EulerMaruyama.Solve(Velocity, _ => 1, x, steps, rng, from, to, (t, _) => last = t);
            Assert.Equal(to, last);
            Ode.SolveAdaptive(Velocity, x, 1e-6, 1e-6, from, to);
        }
    }

    [Fact]
    public void An_adaptive_step_that_almost_reaches_the_end_goes_there()
    {
        // For dx/dt = c t⁴ the error estimate is c κ h⁵, whatever t is. The first step, 0.05, lets the second grow fivefold; c is such that
        // the third is 0.7 less 7e-12, which would leave too little for a step of its own.
        double[] weights = [71.0 / 57600, 0, -71.0 / 16695, 71.0 / 1920, -17253.0 / 339200, 22.0 / 525, -1.0 / 40];
        double[] nodes = [.. RungeKutta.DormandPrince.Nodes, 1];
        var kappa = Math.Abs(weights.Zip(nodes, (w, c) => w * Math.Pow(c, 4)).Sum());
        var c = 1e-3 * Math.Pow(0.9 / 2.8, 5) * (1 + 5e-11) / (kappa * Math.Pow(0.25, 5));
        var x = zeros(1, 1, dtype: float64);
        var solution = Ode.SolveAdaptive((x, t) => (c * t.pow(4)).unsqueeze(1), x, relative: 0, absolute: 1e-3);
        Assert.Equal((3, 0), (solution.Accepted, solution.Rejected));
        Assert.Equal(c / 5, solution.X.ToDouble(), 1e-9 * c);
    }

    [Fact]
    public void Heavy_tails_have_a_log_density_as_far_as_numbers_go()
    {
        foreach (var nu in (double[])[0.1, 1, 3, 1e8])
        {
            var (model, law) = (new HeavyTailed(1, nu), new StudentLaw(nu));
            float[] points = [0, 1e-6f, 1, 30, 1e10f, 1e20f, 3e38f];
            var x = tensor(points).unsqueeze(1).requires_grad_();
            var log = model.LogProb(x);
            log.sum().backward();
            Finite(x.grad!, "gradient");
            for (var i = 0; i < points.Length; i++)
                Assert.Equal(law.LogDensity(points[i]), log[i].ToDouble(), 2e-6 * (1 + Math.Abs(law.LogDensity(points[i]))));
        }
    }

    [Fact]
    public void The_highest_level_stays_inside_the_half_open_box()
    {
        foreach (var levels in (int[])[2, 17, 256])
        {
            var seen = double.NegativeInfinity;
            var model = new Dequantized(new Observed(y => seen = Math.Max(seen, y.max().ToDouble())), new Nearly(), levels);
            model.LogWeight(ones(3, 2), new Generator(1));
            Assert.InRange(seen, 0.9, 1 - 5e-8);
        }
    }

    [Fact]
    public void A_gamma_bridge_of_little_time_jumps_at_once()
    {
        // At k = τ/θ² = 1e-4 the jump came before or after: a coin of bias τ_s/τ_t. 4 000 draws, 5 standard errors.
        var (noise, rng) = (new GammaNoise(1), new Generator(5));
        var l = noise.Bridge(full(4000, 2.0, dtype: float64), 1e-4, 0.3e-4, rng);
        var early = (l > 1).to(float64).mean().ToDouble();
        Assert.InRange(early, 0.3 - 5 * 0.0073, 0.3 + 5 * 0.0073);
        Finite(noise.Bridge(full(4000, 2.0), 1e-12, 0.5e-12, rng), "bridge");
    }

    [Fact]
    public void Where_nothing_moves_nothing_breaks()
    {
        var annealing = new ConditionAnnealing(Noise: 0);
        Finite(annealing.Of(zeros(3, 4), 0.2, new Generator(1)), "condition");
        Finite(annealing.Of(ones(3, 4), 0, new Generator(1)), "condition");
        Throws<ArgumentException>("C ≥ 2", () => annealing.Of(ones(3, 1), 0, new Generator(1)));
        Finite(
            PredictorCorrector.Sample((x, _) => zeros_like(x), new LinearBetas(), ones(4, 2), 5, new Generator(1)),
            "a sample"
        );
        using var layer = SpectralNorm.Linear(3, 2);
        using (no_grad())
            foreach (var parameter in layer.parameters())
                parameter.zero_();
        Assert.Equal(0, layer.call(ones(4, 3)).abs().max().ToDouble());
    }

    [Fact]
    public void Bounds_take_weights_that_single_precision_cannot_exponentiate() =>
        Holds(
            Gen.Select(Gen.Double[-3e4, 3e4], Gen.Double[0, 300]),
            100,
            (drawn, rng) =>
            {
                var (centre, width) = drawn;
                var weights = randn(64, 10, generator: rng) * width + centre;
                var (elbo, bound) = (Bounds.Elbo(weights), Bounds.ImportanceWeighted(weights, 64));
                Finite(bound, "bound");
                Assert.True((elbo - bound).max().ToDouble() <= 1e-6 * (Math.Abs(centre) + 300));
                Assert.True((bound - weights.amax([0L])).max().ToDouble() <= 1e-6 * (Math.Abs(centre) + 300));
            }
        );

    [Fact]
    public void Annealed_importance_takes_biases_that_saturate() =>
        Holds(
            Gen.Double[0, 200],
            50,
            (size, rng) =>
            {
                using var rbm = new Rbm(full(6, 0.5), 4, rng);
                using (no_grad())
                    foreach (var parameter in rbm.parameters())
                        parameter.add_(randn(parameter.shape, generator: rng) * size);
                var (logZ, error) = AnnealedImportance.LogZ(rbm, randn(6, generator: rng) * size, 20, 10, rng);
                Assert.True(double.IsFinite(logZ) && double.IsFinite(error), $"{logZ} ± {error}");
            }
        );

    [Fact]
    public void Likelihoods_are_finite_wherever_their_parameters_are() =>
        Holds(
            Gen.Double[0, 1e4],
            50,
            (size, rng) =>
            {
                var x = randint(256, [20, 3], generator: rng).to(float32) / 255;
                ILikelihood[] all =
                [
                    new BernoulliLikelihood(),
                    new CategoricalLikelihood(256),
                    new DiscretizedLogisticLikelihood(256),
                    new DiscretizedLogisticLikelihood(256, 3),
                    new GaussianMixtureLikelihood(),
                    new GaussianMixtureLikelihood(3),
                ];
                foreach (var likelihood in all)
                {
                    var theta = (randn(20, 3 * likelihood.ParametersPerPixel, generator: rng) * size).requires_grad_();
                    var log = likelihood.LogProb(theta, x);
                    log.sum().backward();
                    Finite(log, likelihood.GetType().Name);
                    Finite(theta.grad!, likelihood.GetType().Name);
                }
            }
        );

    [Fact]
    public void Kernels_leave_out_the_pair_of_a_point_and_itself_however_far_it_lies()
    {
        // Far from the origin |x|² − 2 x·y + |y|² is a difference of large numbers: the estimate for distant points is that of near ones.
        // Multiples of 1/512 are shifted by 1024 without rounding.
        using var rng = new Generator(4);
        var (x, y) = (
            (randn(50, 2, generator: rng) * 512).round() / 512,
            (randn(60, 2, generator: rng) * 512 + 256).round() / 512
        );
        var here = MomentMatching.Kernel(x, y, 0.05, 1).ToDouble();
        Assert.Equal(here, MomentMatching.Kernel(x + 1024, y + 1024, 0.05, 1).ToDouble(), 1e-5);
        var (a, b) = (randn(50, 2, generator: rng) * 1000, randn(60, 2, generator: rng) * 1000);
        Assert.Equal(0, MomentMatching.Kernel(a, b, 1e-3).ToDouble(), 1e-6); // no two points are near each other
    }

    /// <summary>So many cases, each with a scope and a generator of its own.</summary>
    private static void Holds<T>(Gen<T> cases, int count, Action<T, Generator> law) =>
        Gen.Select(cases, Gen.UInt)
            .Sample(
                (drawn, seed) =>
                {
                    using var inner = NewDisposeScope();
                    using var rng = new Generator(seed);
                    law(drawn, rng);
                },
                iter: count,
                threads: 1
            );

    private static void Finite(Tensor x, string what) =>
        Assert.True(isfinite(x).all().ToBoolean(), $"{what}: {(~isfinite(x)).sum().ToInt64()} of {x.numel()} are not finite");

    /// <summary>A density that shows what it is asked for.</summary>
    private sealed class Observed(Action<Tensor> see) : IExplicitModel
    {
        public Tensor LogProb(Tensor x)
        {
            see(x);
            return zeros(x.shape[0]);
        }

        public Tensor Sample(int count, Generator rng) => zeros(count, 1);
    }

    /// <summary>The largest draw of [0, 1) in single precision.</summary>
    private sealed class Nearly : IDequantizer
    {
        public (Tensor U, Tensor LogProb) Draw(Tensor x, Generator rng) => (full_like(x, 1 - 6e-8), zeros(x.shape[0]));
    }
}

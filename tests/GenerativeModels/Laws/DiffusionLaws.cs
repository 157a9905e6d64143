namespace GenerativeModels.Tests.Laws;

/// <summary>With the exact score of a mixture in hand: every process and every sampler has the marginals that it should.</summary>
public sealed class DiffusionLaws() : TensorTests(23)
{
    private const int Draws = 4_000;
    private readonly GaussianMixture target = new([0.3, 0.7], [-1.2, 0.8], [0.25, 0.4]);

    public static TheoryData<ISchedule> Schedules => [new LinearBetas(), new Cosine(), new Straight()];

    [Theory, MemberData(nameof(Schedules))]
    public void Data_and_noise_to_be_expected_add_up_to_what_is_seen_and_the_score_is_autograds(ISchedule schedule)
    {
        using var ring = DiffusedMixture.Of(PlanarMixture.Ring(5, 1.3, 0.2), schedule, float64);
        var (point, time) = (Normal(200, 2), Uniform(200));
        var (_, score) = ScoreFunction.At(y => ring.LogProb(y, time), point);
        Assert.True((ring.Score(point, time) - score).abs().max().ToDouble() < 1e-9 * (1 + score.abs().max().ToDouble()));
        using var exact = DiffusedMixture.Of(target, schedule, float64);
        var x = Normal(200, 1);
        var t = Uniform(200) * 0.98 + 0.01;
        var c = schedule.At(t.unsqueeze(1));
        var seen = c.Alpha * exact.Data(x, t) + c.Sigma * exact.Noise(x, t);
        Assert.True((seen - x).abs().max().ToDouble() < 1e-10);
        var velocity = c.AlphaDot * exact.Data(x, t) + c.SigmaDot * exact.Noise(x, t);
        Assert.True((velocity - exact.Velocity(x, t)).abs().max().ToDouble() < 1e-9 * velocity.abs().max().ToDouble());
    }

    [Theory, MemberData(nameof(Schedules))]
    public void The_noised_mixture_is_what_noising_gives(ISchedule schedule)
    {
        // The density's integral up to a point against the share of noised samples below it, 5 standard errors: 6e-7.
        using var exact = DiffusedMixture.Of(target, schedule, float64);
        var (a, s, _, _) = schedule.AtTime(0.6);
        var xt = tensor(target.Sample(50_000, 3)) * a + Normal(50_000) * s;
        var grid = linspace(-6, 0.2, 6201, dtype: float64).unsqueeze(1);
        var density = exact.LogProb(grid, full(6201, 0.6, dtype: float64)).exp();
        var mass = (density.sum().ToDouble() - 0.5 * density[^1].ToDouble()) * 0.001;
        Assert.Equal(mass, (xt <= 0.2).to_type(float64).mean().ToDouble(), 5 * Math.Sqrt(0.25 / 50_000));
    }

    [Theory, MemberData(nameof(Schedules))]
    public void Noise_added_step_by_step_is_the_closed_form(ISchedule schedule)
    {
        // The SDE from data to noise, from x = 0.7. Its start and end are singular for some schedules: 0.98 … 0.1. KS at 1e-4.
        var (a1, s1, _, _) = schedule.AtTime(0.98);
        var start = full(Draws, 1, 0.7 * a1, dtype: float64) + s1 * Normal(Draws, 1);
        var x = EulerMaruyama.Solve(Drift, t => ReverseSde.Diffusion(schedule, t), start, 2000, rng, 0.98, 0.1);
        var (a, s, _, _) = schedule.AtTime(0.1);
        Follows(new Gaussian(0.7 * a, s).Cdf, x);

        Tensor Drift(Tensor x, Tensor t)
        {
            var c = schedule.At(t.unsqueeze(1));
            return c.AlphaDot / c.Alpha * x;
        }
    }

    [Theory, InlineData(0.0), InlineData(0.5), InlineData(1.0)]
    public void Whatever_eta_the_marginals_of_the_reverse_chain_are_those_of_the_noised_datum(double eta)
    {
        // Data that are one point, x = 0.7: then the denoiser is right and x_t ~ N(0.7 α, σ²) at every time, exactly. KS at 1e-4.
        var schedule = new LinearBetas();
        var (a0, s0, _, _) = schedule.AtTime(0.0);
        ReverseChain.Sample(
            (x, _) => full_like(x, 0.7),
            schedule,
            0.7 * a0 + s0 * Normal(Draws, 1),
            steps: 10,
            eta,
            rng,
            (t, x) =>
            {
                var (a, s, _, _) = schedule.AtTime(t);
                if (s > 0)
                    Follows(new Gaussian(0.7 * a, s).Cdf, x);
                else
                    Assert.True((x - 0.7).abs().max().ToDouble() < 1e-12);
            }
        );
    }

    [Theory, InlineData("ancestral"), InlineData("DDIM"), InlineData("reverse SDE"), InlineData("probability-flow ODE")]
    public void Every_sampler_gives_the_data(string name)
    {
        // 400 steps: discretisation errors are far below what 4 000 draws can show. KS at 1e-4.
        var schedule = new Cosine();
        using var exact = DiffusedMixture.Of(target, schedule, float64);
        var start = Normal(Draws, 1);
        var x = name switch
        {
            "ancestral" => ReverseChain.Ancestral(exact.Data, schedule, start, 400, rng),
            "DDIM" => ReverseChain.Ddim(exact.Data, schedule, start, 400),
            "reverse SDE" => EulerMaruyama.Solve(
                ReverseSde.Drift(exact.Score, schedule),
                t => ReverseSde.Diffusion(schedule, t),
                start,
                2000,
                rng,
                0.001,
                0.999
            ),
            _ => Ode.Solve(exact.Velocity, start, RungeKutta.Heun, 400, 0, 0.999),
        };
        Follows(target.Cdf, x);
    }

    [Fact]
    public void Ancestral_steps_have_the_posteriors_mean_and_variance()
    {
        // q(x_s | x_t, x₁) from the joint Gaussian of (x_s, x_t) given x₁, where Cov = (α_t/α_s) σ_s².
        var schedule = new LinearBetas();
        var ((a0, s0, _, _), (a, s, _, _)) = (schedule.AtTime(0), schedule.AtTime(0.5));
        var (covariance, seen) = (a0 / a * s * s, 1.3);
        var mean = a * 0.7 + covariance / (s0 * s0) * (seen - a0 * 0.7);
        var variance = s * s - covariance * covariance / (s0 * s0);
        var first = zeros(1);
        ReverseChain.Ancestral(
            (x, _) => full_like(x, 0.7),
            schedule,
            full(Draws, 1, seen, dtype: float64),
            2,
            rng,
            (t, x) => first = t == 0.5 ? x.clone().MoveToOtherDisposeScope(scope) : first
        );
        Follows(new Gaussian(mean, Math.Sqrt(variance)).Cdf, first);
    }

    [Theory, MemberData(nameof(Schedules))]
    public void The_exact_answer_minimises_the_loss(ISchedule schedule)
    {
        // A conditional mean leaves residuals that are orthogonal to every function of x_t: for each of four, 5 standard errors.
        using var exact = DiffusedMixture.Of(target, schedule, float64);
        const int many = 100_000;
        var (x1, x0) = (tensor(target.Sample(many, 9)).unsqueeze(1), Normal(many, 1));
        var t = Uniform(many) * 0.9 + 0.05;
        var c = schedule.At(t.unsqueeze(1));
        var xt = c.Alpha * x1 + c.Sigma * x0;
        foreach (var target in (Target[])[Target.Noise, Target.Data, Target.V, Target.Velocity])
        {
            var residual = target.Of(exact.Data(xt, t), exact.Noise(xt, t), c) - target.Of(x1, x0, c);
            foreach (var test in (Tensor[])[ones_like(xt), xt, (3 * xt).sin(), xt * t.unsqueeze(1)])
            {
                var product = residual * test;
                Assert.True(product.mean().abs().ToDouble() < 5 * product.std().ToDouble() / Math.Sqrt(many), $"{target}");
            }
        }
    }
}

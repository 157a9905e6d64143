namespace GenerativeModels.Tests.Laws;

/// <summary>The chain as a latent-variable model: its Gaussians against simulation, its bound against densities that are known.</summary>
public sealed class VariationalBoundLaws() : TensorTests(61)
{
    private const int Draws = 4_000;
    private const double StdDev = 0.6;

    public static TheoryData<ISchedule> Schedules => [new LinearBetas(), new Cosine()];

    [Theory, MemberData(nameof(Schedules))]
    public void The_posterior_of_a_step_is_what_simulation_gives(ISchedule schedule)
    {
        // x_s, then x_t by one more step. What the posterior's mean leaves over is N(0, β̃) and knows nothing of x_t. KS at 1e-4 each;
        // a correlation of 4 000 pairs at 5 standard errors.
        var step = ChainStep.Of(schedule, 0.4, 0.7);
        var xs = 0.7 * step.AlphaS + step.SigmaS * Normal(Draws);
        var xt = step.Ratio * xs + Math.Sqrt(step.ForwardVariance) * Normal(Draws);
        Follows(new Gaussian(0.7 * step.AlphaT, step.SigmaT).Cdf, xt);
        var rest = xs - (0.7 * step.DataWeight + xt * step.NoisyWeight);
        Follows(new Gaussian(0, Math.Sqrt(step.PosteriorVariance)).Cdf, rest);
        var correlation = (rest * (xt - xt.mean())).mean().ToDouble() / (rest.std() * xt.std()).ToDouble();
        Assert.InRange(correlation, -5 / Math.Sqrt(Draws), 5 / Math.Sqrt(Draws));
    }

    [Theory, InlineData(1), InlineData(7), InlineData(60)]
    public void With_the_right_variance_the_bound_of_a_gaussian_is_tight(int steps)
    {
        // The reverse chain is then the true one, but for its start: off by KL(q(x_0) ‖ N(0, I)) < 1e-4. 5 standard errors: 6e-7.
        var (excess, error) = Excess(steps, ReverseVariance.ForGaussian(StdDev));
        Assert.Equal(0, excess, 5 * error + 1e-4);
    }

    [Fact]
    public void With_another_variance_or_denoiser_the_bound_is_above()
    {
        // Each by more than 5 standard errors. β tends to the right variance as steps get shorter; β̃ is too small near the data.
        var (few, error) = Excess(4, ReverseVariance.Forward);
        Assert.True(few > 5 * error, $"β, 4 steps: {few} ± {error}");
        (var excess, error) = Excess(400, ReverseVariance.Forward);
        Assert.True(excess > -5 * error && excess < Math.Min(few, 0.01 + 5 * error), $"{excess} ± {error}");
        (excess, error) = Excess(30, ReverseVariance.Posterior);
        Assert.True(excess > 5 * error, $"β̃, 30 steps: {excess} ± {error}");
        var (right, spread) = Excess(30, ReverseVariance.ForGaussian(StdDev));
        var (wrong, more) = Excess(30, ReverseVariance.ForGaussian(StdDev), shift: 0.2);
        Assert.True(wrong - right > 5 * (spread + more), $"{right} and {wrong}");
    }

    [Fact]
    public void The_bound_in_continuous_time_is_the_limit_and_does_not_depend_on_the_schedule_between_its_ends()
    {
        // A mixture with its exact denoiser, λ = −8 … 10: four schedules agree with each other and with 1 500 steps, at 5 standard
        // errors; a finite chain is above its limit by O(1/K).
        var target = new GaussianMixture([0.3, 0.7], [-1.2, 0.8], [0.25, 0.4]);
        var x = tensor(target.Sample(40_000, 5)).unsqueeze(1);
        var learned = new LearnedSnr(-8, 10).to(float64);
        using (no_grad())
            foreach (var parameter in learned.parameters())
                parameter.add_(0.5 * randn(parameter.shape, dtype: parameter.dtype, generator: rng));
        ISchedule[] schedules =
        [
            Window.OfLogSnr(new LinearBetas(), -8, 10),
            Window.OfLogSnr(new Cosine(), -8, 10),
            new LearnedSnr(-8, 10),
            learned,
        ];
        var estimates = schedules
            .Select(schedule =>
            {
                using var exact = DiffusedMixture.Of(target, schedule, float64);
                return Mean(DiffusionLoss.Likelihood(exact.Noise, schedule, x, rng).detach());
            })
            .ToArray();
        var even = schedules[2]; // equal steps of λ
        using var denoiser = DiffusedMixture.Of(target, even, float64);
        using var bound = VariationalBound.Of(denoiser.Data, even, x[..4000], 1500, ReverseVariance.Posterior, rng);
        var (chain, error) = Mean(bound.Steps.sum(dim: 0) + LastDivergence(x[..4000]));
        foreach (var (value, spread) in estimates)
        {
            Assert.Equal(estimates[0].Value, value, 5 * (spread + estimates[0].Error));
            Assert.Equal(chain, value, 5 * (spread + error) + 0.02);
        }

        // What the last of the 1 500 steps would pay, were its variance β̃ too.
        Tensor LastDivergence(Tensor x)
        {
            var step = ChainStep.Of(even, 1 - 1 / 1500.0, 1);
            var xt = step.AlphaT * x + step.SigmaT * randn(x.shape, dtype: x.dtype, generator: rng);
            var guess = denoiser.Data(xt, full(x.shape[0], 1 - 1 / 1500.0, dtype: x.dtype));
            return (x - guess).square().sum(1) * (0.5 * step.DataWeight * step.DataWeight / step.PosteriorVariance);
        }
    }

    [Fact]
    public void Every_time_of_the_likelihood_is_uniform()
    {
        var times = new List<double>();
        for (var i = 0; i < 500; i++)
            DiffusionLoss.Likelihood(Seen, new LinearLogSnr(-5, 5), zeros(2, 1), rng);
        Follows(UniformLaw.Unit.Cdf, [.. times]);

        Tensor Seen(Tensor x, Tensor t)
        {
            times.Add(t[0].ToDouble());
            return x;
        }
    }

    private static (double Value, double Error) Mean(Tensor x) =>
        (x.mean().ToDouble(), x.std().ToDouble() / Math.Sqrt(x.shape[0]));

    /// <summary>E[bound − NLL] on N(0, s²) in two dimensions with the exact denoiser, and its standard error.</summary>
    private (double Excess, double Error) Excess(int steps, ReverseVariance variance, double shift = 0)
    {
        var schedule = new LinearBetas();
        using var exact = new DiffusedMixture([1.0], Rows([0.0, 0.0]), [StdDev], schedule, float64);
        var x = Normal(Draws, 2) * StdDev;
        using var bound = VariationalBound.Of((y, t) => exact.Data(y, t) + shift, schedule, x, steps, variance, rng);
        var nll = 0.5 * x.square().sum(1) / (StdDev * StdDev) + Math.Log(2 * Math.PI * StdDev * StdDev);
        return Mean(bound.Total() - nll);
    }
}

namespace GenerativeModels.Tests.Laws;

/// <summary>On a linear-Gaussian problem everything that claims to sample or maximise p(x|y) is held against the exact one.</summary>
public sealed class PosteriorLaws : TensorTests
{
    private readonly GaussianPrior prior;
    private readonly Measurement measurement;
    private readonly Tensor y;

    public PosteriorLaws()
        : base(47)
    {
        var root = Normal(3, 3);
        prior = Keep(new GaussianPrior(tensor([0.5, -1, 0]), root.matmul(root.t()) + 0.1 * eye(3, dtype: float64)));
        measurement = new(LinearOperator.Of("A", Normal(2, 3)), 0.5);
        y = measurement.Observe(prior.Sample(1, rng), rng);
    }

    [Fact]
    public void The_exact_posterior_is_the_mode_of_the_product_with_its_curvature()
    {
        var (mean, covariance) = prior.Posterior(measurement, y);
        var a = measurement.Operator.Matrix(float64);
        var precision = linalg.inv(prior.Covariance) + a.t().matmul(a) / measurement.NoiseVariance;
        Assert.True((precision.matmul(covariance) - eye(3, dtype: float64)).abs().max().ToDouble() < 1e-9);
        var slope =
            measurement.Operator.Adjoint(y - measurement.Operator.Apply(mean)) / measurement.NoiseVariance
            - (mean - prior.Mean).matmul(linalg.inv(prior.Covariance));
        Assert.True(slope.abs().max().ToDouble() < 1e-9);
    }

    [Fact]
    public void Samples_and_pushed_noise_have_the_priors_moments()
    {
        // Entries of a covariance of 200 000 draws, 6 standard errors: false alarm 2e-8 each.
        var x = prior.Sample(200_000, rng);
        var scale = prior.Covariance.diagonal().max().ToDouble();
        Assert.True((x.mean([0L]) - prior.Mean).abs().max().ToDouble() < 6 * Math.Sqrt(scale / 200_000));
        using var fitted = GaussianPrior.Fit(x);
        Assert.Equal(1, GaussianPrior.Fit(tensor([1.0, 3]).unsqueeze(1)).Covariance.ToDouble()); // over N
        Assert.True((fitted.Covariance - prior.Covariance).abs().max().ToDouble() < 6 * scale * Math.Sqrt(2.0 / 200_000));
    }

    [Fact]
    public void The_exact_denoiser_given_y_is_the_denoiser_of_the_exact_posterior()
    {
        // Given y, x₁ is Gaussian too: its own denoiser must be what the Kalman step makes of the prior's.
        var schedule = new Cosine();
        var (mean, covariance) = prior.Posterior(measurement, y);
        using var posterior = new GaussianPrior(mean.squeeze(0), covariance);
        var x = Normal(50, 3);
        var t = Uniform(50) * 0.95 + 0.03;
        var expected = posterior.Denoiser(schedule)(x, t);
        var full = DiffusionPosterior.Full(prior.Denoiser(schedule), schedule, measurement, y);
        Assert.True((full(x, t) - expected).abs().max().ToDouble() < 1e-8);
        var isotropic = DiffusionPosterior.Isotropic(prior.Denoiser(schedule), schedule, measurement, y, variance: 1);
        Assert.True((isotropic(x, t) - expected).abs().max().ToDouble() > 1e-2); // this prior is not white
    }

    [Fact]
    public void The_exact_denoiser_is_the_posterior_mean_of_a_noisy_look_in_every_precision()
    {
        // x_t = α x₁ + σ x₀ is a measurement of x₁ with A = α I.
        var (x, time) = (Normal(20, 3), 0.4);
        var (alpha, sigma, _, _) = new Cosine().AtTime(time);
        var look = new Measurement(LinearOperator.Of("α I", eye(3, dtype: float64) * alpha), sigma);
        var (expected, _) = prior.Posterior(look, x);
        var exact = prior.Denoiser(new Cosine())(x, full(20, time, dtype: float64));
        Assert.True((exact - expected).abs().max().ToDouble() < 1e-10);
        var single = prior.Denoiser(new Cosine(), float32)(x.to(float32), full(20, time));
        Assert.Equal(float32, single.dtype);
        Assert.True((single.to(float64) - expected).abs().max().ToDouble() < 1e-4);
    }

    [Fact]
    public void The_isotropic_step_is_exact_for_a_white_prior()
    {
        var schedule = new LinearBetas();
        using var white = new GaussianPrior(tensor([0.5, -1, 0]), eye(3, dtype: float64) * 0.7);
        var (mean, covariance) = white.Posterior(measurement, y);
        using var posterior = new GaussianPrior(mean.squeeze(0), covariance);
        var x = Normal(50, 3);
        var t = Uniform(50) * 0.95 + 0.03;
        var isotropic = DiffusionPosterior.Isotropic(white.Denoiser(schedule), schedule, measurement, y, variance: 0.7);
        Assert.True((isotropic(x, t) - posterior.Denoiser(schedule)(x, t)).abs().max().ToDouble() < 1e-8);
        var early = isotropic(x, zeros(50, dtype: float64)); // as at t = 0.02, the earliest
        Assert.True((early - isotropic(x, full(50, 0.02, dtype: float64))).abs().max().ToDouble() < 1e-12);
    }

    [Fact]
    public void Langevin_over_the_noise_of_an_affine_flow_gives_the_exact_posterior_and_so_does_its_mode()
    {
        // 8 000 chains: a mean is known to σ/√8 000 and a variance to √(2/8 000), 6 of them each, false alarm 2e-9.
        var (mean, covariance) = prior.Posterior(measurement, y);
        var latent = new LatentPosterior(prior.Push, measurement, y);
        var start = Normal(8000, 3);
        var (z, acceptance) = Langevin.Adjusted(latent.LogProb, start, stepSize: 0.01, steps: 800, rng);
        Assert.InRange(acceptance, 0.3, 0.999);
        var joint = new StandardNormal(3).LogProb(start) + measurement.LogProb(prior.Push(start), y);
        Assert.True((latent.LogProb(start) - joint).abs().max().ToDouble() < 1e-9);
        var x = prior.Push(z);
        var deviation = covariance.diagonal().sqrt();
        Assert.True(((x.mean([0L]) - mean) / deviation).abs().max().ToDouble() < 6 / Math.Sqrt(8000));
        Assert.True((x.var(0) / covariance.diagonal() - 1).abs().max().ToDouble() < 6 * Math.Sqrt(2.0 / 8000));
        var mode = latent.Maximise(zeros(1, 3, dtype: float64), steps: 2000, rate: 0.2);
        Assert.True((prior.Push(mode) - mean).abs().max().ToDouble() < 1e-4); // an affine map keeps modes
    }
}

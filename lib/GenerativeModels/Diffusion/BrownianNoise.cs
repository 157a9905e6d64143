using GenerativeModels.Probability;

namespace GenerativeModels.Diffusion;

/// <summary>L(τ) ~ N(0, τ): the noise of DDPM.</summary>
public sealed record BrownianNoise : INoise
{
    /// <inheritdoc/>
    public string Name => "Gaussian";

    /// <inheritdoc/>
    public Tensor Draw(Tensor tau, Generator rng)
    {
        using var scope = NewDisposeScope();
        return (tau.sqrt() * Normal(tau, rng)).MoveToOuterDisposeScope();
    }

    /// <summary>N(l τ_s/τ_t, τ_s (τ_t − τ_s)/τ_t): the Brownian bridge, which is the posterior of DDPM.</summary>
    public Tensor Bridge(Tensor l, double later, double earlier, Generator rng)
    {
        Noises.CheckTimes(later, earlier);
        using var scope = NewDisposeScope();
        var share = earlier / later;
        return (l * share + Math.Sqrt(earlier * (1 - share)) * Normal(l, rng)).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public double Density(double x, double tau) => new Gaussian(0, Math.Sqrt(tau)).Density(x);

    /// <inheritdoc/>
    public double Cdf(double x, double tau) => new Gaussian(0, Math.Sqrt(tau)).Cdf(x);

    private static Tensor Normal(Tensor like, Generator rng) =>
        randn(like.shape, dtype: like.dtype, generator: rng).to(like.device, disposeAfter: true);
}

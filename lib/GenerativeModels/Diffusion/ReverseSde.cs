using GenerativeModels.Probability;

namespace GenerativeModels.Diffusion;

/// <summary>From noise to data in continuous time: the SDEs and the ODE that share the marginals of x_t = α x₁ + σ x₀.</summary>
/// <remarks>
/// From data to noise the process is dx = −(α̇/α) x ds + g dw with s = 1 − t and g² = 2σ (σ α̇/α − σ̇). With the score of x_t known,
/// it runs backwards (Anderson 1982): dx = ((α̇/α) x + g² ∇ log p_t) dt + g dw. Half the score and no noise gives the same
/// marginals: the probability-flow ODE. Song et al. 2021, arXiv:2011.13456, eq. 6 and 13. Where α = 0, as at t = 0 of
/// <see cref="Cosine"/>, g is infinite: begin a little later.
/// </remarks>
public static class ReverseSde
{
    /// <summary>g(t) = √(2σ (σ α̇/α − σ̇)) &gt; 0; finite at σ = 0.</summary>
    public static double Diffusion(ISchedule schedule, double t)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        return Squared(schedule.At(tensor(t, dtype: ScalarType.Float64))).clamp(min: 0).sqrt().ToDouble();
    }

    /// <summary>(α̇/α) x + ½(1 + λ²) g² s(x, t): the drift that goes with the noise λ g(t). λ = 1: reverse SDE; λ = 0: the ODE.</summary>
    /// <param name="score">x_t [B, …], t [B] → ∇ log p_t(x_t) [B, …].</param>
    /// <param name="schedule">Of x_t.</param>
    /// <param name="noise">λ ≥ 0.</param>
    public static Func<Tensor, Tensor, Tensor> Drift(Func<Tensor, Tensor, Tensor> score, ISchedule schedule, double noise = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(noise);
        return (x, t) =>
        {
            using var scope = NewDisposeScope();
            var c = schedule.At(t.Like(x));
            return (c.AlphaDot / c.Alpha * x + Squared(c) * score(x, t) * (0.5 * (1 + noise * noise))).MoveToOuterDisposeScope();
        };
    }

    /// <summary>g² = 2 (σ² α̇/α − σ σ̇).</summary>
    private static Tensor Squared(Coefficients c) => (c.Sigma.square() * c.AlphaDot / c.Alpha - c.HalfVarianceDot) * 2;
}

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

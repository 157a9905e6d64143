using GenerativeModels.Probability;

namespace GenerativeModels.Diffusion;

/// <summary>What is added to the data: a process L with independent increments, E L(τ) = 0 and Var L(τ) = τ along every axis.</summary>
/// <remarks>
/// x_t = α (x₁ + L(τ)) with τ = σ²/α², the noise-to-signal ratio. Noise that is added step by step sums to noise of the same kind, with
/// the variances added: that is why q(x_t | x₁) has a closed form for every such process (a Lévy process), not for Brownian motion alone.
/// </remarks>
public interface INoise
{
    /// <summary>For legends.</summary>
    public string Name { get; }

    /// <summary>L(τ), or an increment over τ: one draw an element, in τ's shape and type; the caller disposes it.</summary>
    /// <param name="tau">τ ≥ 0, any shape.</param>
    /// <param name="rng">On τ's device.</param>
    public Tensor Draw(Tensor tau, Generator rng);

    /// <summary>L(τ_s) given L(τ_t) = l, exactly: what was there before the last noise came; the caller disposes it.</summary>
    /// <param name="l">L(τ_t), any shape.</param>
    /// <param name="later">τ_t &gt; 0.</param>
    /// <param name="earlier">τ_s, 0 … τ_t.</param>
    /// <param name="rng">On l's device.</param>
    public Tensor Bridge(Tensor l, double later, double earlier, Generator rng);

    /// <summary>p(L(τ) = x), in 1/x.</summary>
    public double Density(double x, double tau);

    /// <summary>P(L(τ) ≤ x).</summary>
    public double Cdf(double x, double tau);
}

/// <summary>What every kind of noise can do.</summary>
public static class Noises
{
    /// <summary>τ = σ²/α², the noise-to-signal ratio, at times t of any shape.</summary>
    public static Tensor NoiseToSignal(this ISchedule schedule, Tensor t)
    {
        using var scope = NewDisposeScope();
        var c = schedule.At(t);
        return (c.Sigma / c.Alpha).square().MoveToOuterDisposeScope();
    }

    /// <summary>
    /// Samples as DDPM does, with any noise: from t to s &gt; t, x_s = α_s (x̂₁ + l_s) where x̂₁ = E[x₁ | x_t] and l_s is drawn from the
    /// bridge L(τ_s) | L(τ_t) = x_t/α_t − x̂₁. For Gaussian noise this is <see cref="ReverseChain.Ancestral"/>.
    /// </summary>
    /// <param name="noise">The one that the denoiser was trained with.</param>
    /// <param name="denoise">x_t [B, …], t [B] → E[x₁ | x_t] [B, …]; see <see cref="Denoiser.Data"/>.</param>
    /// <param name="schedule">With α(0) &gt; 0, for instance <see cref="LinearBetas"/>.</param>
    /// <param name="shape">Of the samples, [B, …].</param>
    /// <param name="steps">K ≥ 1 evaluations, at t = 0, 1/K, …, 1 − 1/K.</param>
    /// <param name="rng">On the samples' device.</param>
    /// <returns>x at t = 1, in single precision, without gradients; the caller disposes it.</returns>
    /// <exception cref="ArgumentException">No signal is left at t = 0.</exception>
    public static Tensor Sample(
        this INoise noise,
        Func<Tensor, Tensor, Tensor> denoise,
        ISchedule schedule,
        long[] shape,
        int steps,
        Generator rng
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        var (alpha, sigma, _, _) = schedule.AtTime(0);
        if (!(alpha > 0))
            throw new ArgumentException($"expected a schedule with α(0) > 0, got {alpha}", nameof(schedule));
        using var whole = NewDisposeScope();
        using var off = no_grad();
        var tau = sigma * sigma / (alpha * alpha);
        var x = noise.Draw(full(shape, tau, device: rng.device), rng) * alpha;
        for (var k = 0; k < steps; k++)
        {
            using var scope = NewDisposeScope();
            var (nextAlpha, nextSigma, _, _) = schedule.AtTime((k + 1) / (double)steps);
            var next = Math.Min(nextSigma * nextSigma / (nextAlpha * nextAlpha), tau);
            var data = denoise(x, full(shape[0], k / (double)steps, dtype: x.dtype, device: x.device));
            x.copy_((data + noise.Bridge(x / alpha - data, tau, next, rng)) * nextAlpha);
            (alpha, tau) = (nextAlpha, next);
        }
        return x.MoveToOuterDisposeScope();
    }

    internal static void CheckTimes(double later, double earlier)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(later);
        ArgumentOutOfRangeException.ThrowIfNegative(earlier);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(earlier, later);
    }
}

/// <summary>L(τ) = G − τ/θ with G ~ Γ(shape τ/θ², scale θ): skewed, and bounded from below; skewness 2θ/√τ.</summary>
/// <param name="Scale">θ &gt; 0, in units of the data: the larger, the longer noise stays skewed. θ → 0 is the Gaussian.</param>
/// <remarks>
/// In the symbols of Nachmani, San Roman, Wolf 2021, arXiv:2106.07582: θ_t = √ᾱ_t θ₀ and k̄_t = τ/θ₀², the sum of k_i = β_i/(ᾱ_i θ₀²).
/// Drawn in double precision, as the shape becomes large.
/// </remarks>
public sealed record GammaNoise(double Scale) : INoise
{
    /// <inheritdoc/>
    public string Name => "gamma";

    /// <inheritdoc/>
    public Tensor Draw(Tensor tau, Generator rng)
    {
        using var scope = NewDisposeScope();
        var shape = tau.to_type(ScalarType.Float64) / (Scale * Scale);
        return ((shape.Gamma(rng) - shape) * Scale).to_type(tau.dtype).MoveToOuterDisposeScope();
    }

    /// <summary>The share of G that was there before is Beta(τ_s/θ², (τ_t − τ_s)/θ²), whatever G is: the gamma bridge.</summary>
    /// <remarks>An l below −τ_t/θ, which the process cannot reach but an estimate of it can, counts as that.</remarks>
    public Tensor Bridge(Tensor l, double later, double earlier, Generator rng)
    {
        Noises.CheckTimes(later, earlier);
        using var scope = NewDisposeScope();
        var total = (l.to_type(ScalarType.Float64) + later / Scale).clamp(min: 0);
        var share = (LogGamma(total, earlier, rng) - LogGamma(total, later - earlier, rng)).sigmoid();
        return (total * share - earlier / Scale).to_type(l.dtype).MoveToOuterDisposeScope();
    }

    /// <summary>log G with G ~ Γ(k), k = τ/θ²: as log Γ(k + 1) + log U/k, since for small k most of G is below what a number can hold.</summary>
    private Tensor LogGamma(Tensor like, double tau, Generator rng)
    {
        var k = tau / (Scale * Scale);
        var uniform = 1 - rand(like.shape, dtype: like.dtype, generator: rng).to(like.device);
        return full_like(like, k + 1).Gamma(rng).log() + uniform.log() / k;
    }

    /// <inheritdoc/>
    public double Density(double x, double tau) => Law(tau).Density(x + tau / Scale);

    /// <inheritdoc/>
    public double Cdf(double x, double tau) => Law(tau).Cdf(x + tau / Scale);

    private GammaLaw Law(double tau) => new(tau / (Scale * Scale), 1 / Scale);
}

namespace GenerativeModels.Diffusion;

/// <summary>Samples by going from noise to data in K steps: guess the data, then go back to a little less noise.</summary>
/// <remarks>
/// From t to s &gt; t: x_s = α_s x̂₁ + √(σ_s² − v²) x̂₀ + v ξ, where x̂₁ = E[x₁ | x_t], x̂₀ = (x_t − α_t x̂₁)/σ_t and ξ ~ N(0, I).
/// Every v ≤ σ_s keeps the marginals of x_s if x̂₁ were the data themselves; v² = η² (1 − (α_t σ_s/(α_s σ_t))²) σ_s² is the variance
/// of q(x_s | x_t, x₁) for η = 1. Order 1 in 1/K.
/// </remarks>
public static class ReverseChain
{
    /// <summary>Ancestral sampling of DDPM: x_s ~ q(x_s | x_t, x̂₁).</summary>
    /// <remarks>Ho, Jain, Abbeel 2020, arXiv:2006.11239, algorithm 2, with the posterior variance of eq. 7.</remarks>
    /// <inheritdoc cref="Sample"/>
    public static Tensor Ancestral(
        Func<Tensor, Tensor, Tensor> denoise,
        ISchedule schedule,
        Tensor x0,
        int steps,
        Generator rng,
        Action<double, Tensor>? observe = null
    ) => Sample(denoise, schedule, x0, steps, 1, rng, observe);

    /// <summary>DDIM: no noise on the way, so that x₀ alone decides. A first-order solver of the probability-flow ODE.</summary>
    /// <remarks>Song, Meng, Ermon 2021, arXiv:2010.02502, eq. 12 with σ = 0.</remarks>
    /// <inheritdoc cref="Sample"/>
    public static Tensor Ddim(
        Func<Tensor, Tensor, Tensor> denoise,
        ISchedule schedule,
        Tensor x0,
        int steps,
        Action<double, Tensor>? observe = null
    ) => Sample(denoise, schedule, x0, steps, 0, null, observe);

    /// <summary>Between the two: η = 0 is DDIM, η = 1 is ancestral sampling.</summary>
    /// <param name="denoise">x_t [B, …], t [B] → E[x₁ | x_t] [B, …]; see <see cref="Denoiser.Data"/>.</param>
    /// <param name="schedule">The one that the denoiser was trained with.</param>
    /// <param name="x0">Where to start: x at t = 0, standard normal (times σ(0), where that is not 1), [B, …]; left as it is.</param>
    /// <param name="steps">K ≥ 1 evaluations, at t = 0, 1/K, …, 1 − 1/K.</param>
    /// <param name="eta">η, 0 … 1.</param>
    /// <param name="rng">Draws ξ, on x's device; null only for η = 0.</param>
    /// <param name="observe">Sees (s, x_s) after every step; it may not keep the tensor.</param>
    /// <returns>x at t = 1, [B, …], without gradients; the caller disposes it.</returns>
    public static Tensor Sample(
        Func<Tensor, Tensor, Tensor> denoise,
        ISchedule schedule,
        Tensor x0,
        int steps,
        double eta,
        Generator? rng,
        Action<double, Tensor>? observe = null
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        if (!(eta is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(eta), eta, "expected 0 ≤ η ≤ 1");
        if (eta > 0 && rng is null)
            throw new ArgumentNullException(nameof(rng), "η > 0 draws noise: expected a generator");
        using var whole = NewDisposeScope();
        using var off = no_grad();
        var x = x0.detach().clone();
        for (var k = 0; k < steps; k++)
        {
            using var scope = NewDisposeScope();
            var (alpha, sigma, _, _) = schedule.AtTime(k / (double)steps);
            var (nextAlpha, nextSigma, _, _) = schedule.AtTime((k + 1) / (double)steps);
            var data = denoise(x, full(x.shape[0], k / (double)steps, dtype: x.dtype, device: x.device));
            var noise = (x - alpha * data) / sigma;
            var ratio = alpha * nextSigma / (nextAlpha * sigma);
            var variance = eta * eta * Math.Max(0, 1 - ratio * ratio) * nextSigma * nextSigma;
            x.copy_(data * nextAlpha + noise * Math.Sqrt(nextSigma * nextSigma - variance));
            if (variance > 0)
                x.add_(randn(x.shape, dtype: x.dtype, generator: rng).to(x.device), Math.Sqrt(variance));
            observe?.Invoke((k + 1) / (double)steps, x);
        }
        return x.MoveToOuterDisposeScope();
    }
}

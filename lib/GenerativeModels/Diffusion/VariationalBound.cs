namespace GenerativeModels.Diffusion;

/// <summary>
/// −log p_θ(x₁) ≤ L_T + Σ L_{i−1} + L_0, in nats per example, term by term: the chain of K steps that <see cref="ReverseChain"/> samples
/// from, read as a latent-variable model.
/// </summary>
/// <param name="Prior">L_T = KL(q(x_{t=0} | x₁) ‖ N(0, I)), [B]: what is left of the data in the noisiest step.</param>
/// <param name="Steps">
/// KL(q(x_s | x_t, x₁) ‖ p_θ(x_s | x_t)) for t = 0, 1/K, … and s = t + 1/K &lt; 1, [K − 1, B]; from the noise to the data.
/// </param>
/// <param name="Last">L_0 = −log p_θ(x₁ | x_t) for the last step, [B]: a density, so it may be negative.</param>
/// <remarks>
/// Ho, Jain, Abbeel 2020, arXiv:2006.11239, eq. 5. Each divergence is between Gaussians and exact; x_t is drawn once for each term, so
/// that the sum is an unbiased estimate of the bound. Continuous data; the bound holds for any denoiser and any variance.
/// </remarks>
public sealed record VariationalBound(Tensor Prior, Tensor Steps, Tensor Last) : IDisposable
{
    /// <summary>Draws one x_t for each term. Without gradients.</summary>
    /// <param name="denoise">x_t [B, …], t [B] → x̂₁ [B, …]; see <see cref="Denoiser.Data"/>.</param>
    /// <param name="schedule">α_1 = 1 and σ_1 = 0 at the data, or the last step explains what noise is left as its own.</param>
    /// <param name="x1">Data, [B, …].</param>
    /// <param name="steps">K ≥ 1 evaluations of the denoiser.</param>
    /// <param name="variance">Of p_θ(x_s | x_t).</param>
    /// <param name="rng">Draws x_t; on x₁'s device.</param>
    public static VariationalBound Of(
        Func<Tensor, Tensor, Tensor> denoise,
        ISchedule schedule,
        Tensor x1,
        int steps,
        ReverseVariance variance,
        Generator rng
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        using var whole = NewDisposeScope();
        using var off = no_grad();
        var x = x1.detach();
        double dim = x.numel() / x.shape[0];
        var (alpha, sigma, _, _) = schedule.AtTime(0);
        var prior = Squared(x) * (0.5 * alpha * alpha) + dim * Divergence(sigma * sigma);
        var terms = new List<Tensor>();
        for (var k = 0; k < steps; k++)
        {
            using var scope = NewDisposeScope();
            var step = ChainStep.Of(schedule, k / (double)steps, (k + 1) / (double)steps);
            var noise = randn(x.shape, dtype: x.dtype, generator: rng).to(x.device);
            var time = full(x.shape[0], k / (double)steps, dtype: x.dtype, device: x.device);
            var error = Squared(x - denoise(step.AlphaT * x + step.SigmaT * noise, time)); // ‖x₁ − x̂₁‖², [B]
            var v = variance.Of(step);
            var distance = error * (0.5 * step.DataWeight * step.DataWeight / v);
            var spread = k < steps - 1 ? Divergence(step.PosteriorVariance / v) : 0.5 * Math.Log(2 * Math.PI * v);
            terms.Add((distance + dim * spread).MoveToOuterDisposeScope());
        }
        var last = terms[^1];
        var middle = steps > 1 ? stack(terms[..^1]) : zeros([0, x.shape[0]], dtype: x.dtype, device: x.device);
        whole.MoveToOuter(prior, middle, last);
        return new(prior, middle, last);

        static Tensor Squared(Tensor y) => y.square().flatten(1).sum(1);
    }

    /// <summary>L_T + Σ L_{i−1} + L_0: an upper bound on −log p_θ(x₁) in expectation, [B]; the caller disposes it.</summary>
    public Tensor Total()
    {
        using var scope = NewDisposeScope();
        return (Prior + Steps.sum(dim: 0) + Last).MoveToOuterDisposeScope();
    }

    /// <summary>Frees the terms.</summary>
    public void Dispose()
    {
        Prior.Dispose();
        Steps.Dispose();
        Last.Dispose();
    }

    /// <summary>KL of N(0, r) from N(0, 1) a dimension: ½ (r − 1 − log r).</summary>
    private static double Divergence(double ratio) => 0.5 * (ratio - 1 - Math.Log(ratio));
}

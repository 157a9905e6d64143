using static TorchSharp.torch.nn;

namespace GenerativeModels.Diffusion;

/// <summary>What denoising networks are trained with.</summary>
public static class DiffusionLoss
{
    /// <summary>E‖y_θ(x_t, t) − (p x₁ + q x₀)‖² with x_t = α x₁ + σ x₀ and t ~ U(0, 1): summed over D, averaged over B.</summary>
    /// <param name="net">x_t [B, …], t [B] → y [B, …].</param>
    /// <param name="schedule">How data and noise are mixed.</param>
    /// <param name="target">What y should be; <see cref="Target.Noise"/> gives the simple loss of DDPM.</param>
    /// <param name="x1">Data, [B, …].</param>
    /// <param name="rng">Draws t and the noise; on x₁'s device.</param>
    /// <returns>One element. Its minimiser is the conditional mean E[p x₁ + q x₀ | x_t], which <see cref="Denoiser"/> reads.</returns>
    /// <remarks>Ho, Jain, Abbeel 2020, arXiv:2006.11239, eq. 14, in continuous time.</remarks>
    public static Tensor Simple(Module<Tensor, Tensor, Tensor> net, ISchedule schedule, Target target, Tensor x1, Generator rng)
    {
        using var scope = NewDisposeScope();
        var x0 = randn(x1.shape, dtype: x1.dtype, generator: rng).to(x1.device);
        var t = rand(x1.shape[0], dtype: x1.dtype, generator: rng).to(x1.device);
        var c = schedule.At(t.Like(x1)); // [B, 1, …]
        var y = net.call(c.Alpha * x1 + c.Sigma * x0, t);
        return (y - target.Of(x1, x0, c)).square().flatten(1).sum(1).mean().MoveToOuterDisposeScope();
    }

    /// <summary>½ λ̇(t) ‖ε − ε̂(x_t, t)‖² with λ = log(α²/σ²) and t ~ U(0, 1): an unbiased estimate for each example, [B], in nats.</summary>
    /// <param name="noise">x_t [B, …], t [B] → ε̂ [B, …]; see <see cref="Denoiser.Noise"/>.</param>
    /// <param name="schedule">λ finite at both ends; between them it changes the variance of the estimate and not its mean.</param>
    /// <param name="x1">Data, [B, …].</param>
    /// <param name="rng">Draws t, spread evenly over the batch, and the noise.</param>
    /// <returns>
    /// What the steps of <see cref="VariationalBound"/> tend to as they get shorter. With KL(q(x_{t=0}|x₁) ‖ N(0, I)) and
    /// −E log p(x₁ | x_{t=1}) it is the whole bound. Differentiable by the denoiser's and by the schedule's parameters.
    /// </returns>
    /// <remarks>Kingma et al. 2021, arXiv:2107.00630, eq. 17; the even spread: section I.1.</remarks>
    public static Tensor Likelihood(Func<Tensor, Tensor, Tensor> noise, ISchedule schedule, Tensor x1, Generator rng)
    {
        using var scope = NewDisposeScope();
        var count = x1.shape[0];
        var x0 = randn(x1.shape, dtype: x1.dtype, generator: rng).to(x1.device);
        var start = rand(1, dtype: x1.dtype, generator: rng).to(x1.device);
        var t = (start + arange(count, dtype: x1.dtype, device: x1.device) / count).remainder(1); // each t is uniform
        var (alpha, sigma, alphaDot, sigmaDot) = schedule.At(t.Like(x1));
        var error = x0 - noise(alpha * x1 + sigma * x0, t);
        var rate = (alphaDot / alpha - sigmaDot / sigma).flatten(); // ½ λ̇
        return (rate * error.square().flatten(1).sum(1)).MoveToOuterDisposeScope();
    }
}

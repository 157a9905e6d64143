using GenerativeModels.Diffusion;
using GenerativeModels.Transport;
using static TorchSharp.torch.nn;

namespace GenerativeModels.FlowMatching;

/// <summary>What mean velocities are trained with: u(x_t, t, s) = (x_s − x_t)/(s − t), so that one step covers any stretch of time.</summary>
/// <remarks>
/// (s − t) u = ∫_t^s v dτ, differentiated by t along the flow, gives u = v + (s − t) du/dt with du/dt = ∂_x u · v + ∂_t u: no integral and
/// no other network is needed. Geng et al. 2025, arXiv:2505.13447; there time runs from data (0) to noise (1), here from noise to data.
/// </remarks>
public static class MeanFlowLoss
{
    /// <summary>E ‖u_θ − sg(v + (s − t) du_θ/dt)‖², with no gradient through the target sg(·): summed over D, averaged over B.</summary>
    /// <param name="u">x_t [B, …], t [B], s [B] → mean velocity [B, …]; at s = t the velocity.</param>
    /// <param name="path">How noise becomes data; v = α̇ x₁ + σ̇ x₀ is the conditional velocity.</param>
    /// <param name="x0">Noise, [B, …].</param>
    /// <param name="x1">Data, [B, …], row by row with the noise.</param>
    /// <param name="rng">Draws t ≤ s, both uniform; on x₁'s device.</param>
    /// <param name="apart">Share of rows with t &lt; s, 0 … 1; the others have s = t, where this is flow matching.</param>
    /// <remarks>
    /// The paper weighs large errors down. Plain squares are kept here: only their minimiser is the conditional mean that the identity
    /// asks for, as v is the velocity of a pair.
    /// </remarks>
    public static Tensor Between(
        Module<Tensor, Tensor, Tensor, Tensor> u,
        ISchedule path,
        Tensor x0,
        Tensor x1,
        Generator rng,
        double apart = 0.5
    )
    {
        Pairings.CheckShapes(x0, x1);
        if (!(apart is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(apart), apart, "expected a share of 0 … 1");
        using var scope = NewDisposeScope();
        Tensor Uniform() => rand(x1.shape[0], dtype: x1.dtype, generator: rng).to(x1.device);
        var (first, second) = (Uniform(), Uniform());
        var t = minimum(first, second);
        var s = where(Uniform() < apart, maximum(first, second), t);
        var (a, sigma, aDot, sigmaDot) = path.At(t.Like(x1));
        var v = aDot * x1 + sigmaDot * x0;
        var (mean, rate) = Tangent.Along((x, time) => u.call(x, time, s), a * x1 + sigma * x0, t, v, ones_like(t));
        var target = v + (s - t).Like(x1) * rate; // detached: the derivative is, and v has no parameters
        return (mean - target).square().flatten(1).sum(1).mean().MoveToOuterDisposeScope();
    }
}

using GenerativeModels.Networks;
using static TorchSharp.torch.nn;

namespace GenerativeModels.FlowMatching;

/// <summary>What continuous flows were trained with before matching: their own likelihood, through the solver.</summary>
public static class ContinuousFlowLoss
{
    /// <summary>−E log p(x), nats: the ODE is solved from data to noise by Heun's method, with the exact divergence beside it.</summary>
    /// <param name="v">x [B, D], t [B] → [B, D].</param>
    /// <param name="x">Data, [B, D].</param>
    /// <param name="steps">K ≥ 1: 2K evaluations of v and 2KD backward passes, all kept for one more: compare with one of each for
    /// <see cref="FlowMatchingLoss"/>.</param>
    /// <remarks>
    /// log p(x) = log N(x(0)) − ∫ div v dt. Discretise, then differentiate: the gradient is exact for the solver's own likelihood, which is
    /// the model's up to O(K⁻²). Chen et al. 2018, arXiv:1806.07366; FFJORD, Grathwohl et al. 2019, arXiv:1810.01367.
    /// </remarks>
    public static Tensor NegativeLogLikelihood(Module<Tensor, Tensor, Tensor> v, Tensor x, int steps)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        using var scope = NewDisposeScope();
        var (h, dim) = (1.0 / steps, x.shape[1]);
        var state = x.detach().clone().requires_grad_();
        var integral = zeros(x.shape[0], dtype: x.dtype, device: x.device);
        for (var step = 0; step < steps; step++)
        {
            var t = 1 - step * h;
            var (v1, div1) = At(state, t);
            var (v2, div2) = At(state - h * v1, t - h);
            state = state - 0.5 * h * (v1 + v2);
            integral = integral + 0.5 * h * (div1 + div2);
        }
        var prior = state.square().sum(1) * -0.5 - 0.5 * dim * Math.Log(2 * Math.PI);
        return (integral - prior).mean().MoveToOuterDisposeScope();

        (Tensor Velocity, Tensor Divergence) At(Tensor state, double t)
        {
            var velocity = v.call(state, full(state.shape[0], t, dtype: state.dtype, device: state.device));
            var divergence = Enumerable
                .Range(0, (int)dim)
                .Select(i => Gradient.Differentiable(velocity.select(1, i), state).select(1, i))
                .Aggregate((a, b) => a + b);
            return (velocity, divergence);
        }
    }
}

using GenerativeModels.Networks;

namespace GenerativeModels.FlowMatching;

/// <summary>div v = tr ∂v/∂x, how fast a velocity field spreads volume; each row on its own.</summary>
/// <param name="velocity">v: x [B, D], t [B] → [B, D].</param>
/// <param name="x">[B, D].</param>
/// <param name="t">[B].</param>
/// <returns>v(x, t) [B, D] and div v [B], both detached.</returns>
public delegate (Tensor Velocity, Tensor Divergence) JacobianTrace(Func<Tensor, Tensor, Tensor> velocity, Tensor x, Tensor t);

/// <summary>Ways to the trace of a Jacobian by autograd.</summary>
public static class JacobianTraces
{
    /// <summary>Σ_i ∂v_i/∂x_i: D backward passes.</summary>
    public static JacobianTrace Exact { get; } =
        static (velocity, x, t) =>
            Differentiate(
                velocity,
                x,
                t,
                (v, leaf) =>
                    Enumerable
                        .Range(0, (int)x.shape[1])
                        .Select(i => Gradient.Of(v.select(1, i), leaf, keepGraph: true).select(1, i))
                        .Aggregate((a, b) => a + b)
            );

    /// <summary>eᵀ (∂v/∂x) e with e = ±1 at random: one backward pass, unbiased, whatever D is.</summary>
    /// <param name="probe">e, [B, D]; hold it fixed while an ODE is solved, or its right-hand side is not a function of t.</param>
    /// <remarks>Hutchinson 1990; FFJORD, Grathwohl et al. 2019, arXiv:1810.01367. Its variance is 2 Σ_{i≠j} of the symmetrised entries squared.</remarks>
    public static JacobianTrace Hutchinson(Tensor probe) =>
        (velocity, x, t) => Differentiate(velocity, x, t, (v, leaf) => (Gradient.Of(v * probe, leaf) * probe).sum(dim: 1));

    /// <summary>e for <see cref="Hutchinson"/>: ±1 with probability ½ each, in x's shape; the caller disposes it.</summary>
    public static Tensor Probe(Tensor x, Generator rng)
    {
        using var scope = NewDisposeScope();
        var coin = randint(2, x.shape, dtype: x.dtype, generator: rng).to(x.device);
        return (coin * 2 - 1).MoveToOuterDisposeScope();
    }

    private static (Tensor, Tensor) Differentiate(
        Func<Tensor, Tensor, Tensor> velocity,
        Tensor x,
        Tensor t,
        Func<Tensor, Tensor, Tensor> trace
    )
    {
        using var scope = NewDisposeScope();
        using var on = enable_grad();
        var leaf = x.detach().clone().requires_grad_();
        var v = velocity(leaf, t);
        return scope.MoveToOuter(v.detach(), trace(v, leaf));
    }
}

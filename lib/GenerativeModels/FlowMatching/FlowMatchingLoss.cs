using GenerativeModels.Diffusion;
using GenerativeModels.Transport;
using static TorchSharp.torch.nn;

namespace GenerativeModels.FlowMatching;

/// <summary>What velocity fields are trained with.</summary>
public static class FlowMatchingLoss
{
    /// <summary>E‖v_θ(x_t, t) − (α̇ x₁ + σ̇ x₀)‖² with x_t = α x₁ + σ x₀, t ~ U(0, 1): summed over D, averaged over B.</summary>
    /// <param name="v">x_t [B, …], t [B] → velocity [B, …].</param>
    /// <param name="path">How noise becomes data: <see cref="Straight"/>, or a diffusion's schedule.</param>
    /// <param name="x1">Data, [B, …].</param>
    /// <param name="rng">Draws t and x₀ ~ N(0, I); on x₁'s device.</param>
    /// <param name="pairing">Pairs x₀ and x₁; null: <see cref="Pairings.Independent"/>.</param>
    /// <returns>
    /// One element. Its minimiser E[α̇ x₁ + σ̇ x₀ | x_t] carries the noise to the data's distribution by dx/dt = v(x, t).
    /// </returns>
    /// <remarks>Conditional flow matching, Lipman et al. 2023, arXiv:2210.02747, theorem 2 and eq. 23.</remarks>
    public static Tensor Conditional(
        Module<Tensor, Tensor, Tensor> v,
        ISchedule path,
        Tensor x1,
        Generator rng,
        Pairing? pairing = null
    )
    {
        using var scope = NewDisposeScope();
        var x0 = randn(x1.shape, dtype: x1.dtype, generator: rng).to(x1.device);
        return Between(v, path, x0, x1, rng, pairing).MoveToOuterDisposeScope();
    }

    /// <summary>The same between two samples: x₀ [B, …] need not be normal.</summary>
    /// <inheritdoc cref="Conditional"/>
    public static Tensor Between(
        Module<Tensor, Tensor, Tensor> v,
        ISchedule path,
        Tensor x0,
        Tensor x1,
        Generator rng,
        Pairing? pairing = null
    )
    {
        Pairings.CheckShapes(x0, x1);
        using var scope = NewDisposeScope();
        var (start, end) = pairing is null ? (x0, x1) : pairing(x0, x1);
        var t = rand(end.shape[0], dtype: end.dtype, generator: rng).to(end.device);
        var (a, s, aDot, sDot) = path.At(t.Like(end)); // [B, 1, …]
        var error = v.call(a * end + s * start, t) - (aDot * end + sDot * start);
        return error.square().flatten(1).sum(1).mean().MoveToOuterDisposeScope();
    }
}

/// <summary>Straight lines from noise to data at constant speed: α = t, σ = 1 − (1 − σ_min) t.</summary>
/// <param name="SigmaMin">σ_min ≥ 0: the width that is left around every datum at t = 1.</param>
/// <remarks>
/// The conditional optimal-transport path of Lipman et al. 2023, arXiv:2210.02747, eq. 20; with σ_min = 0 rectified flow's, Liu et al.
/// 2023, arXiv:2209.03003.
/// </remarks>
public sealed record Straight(double SigmaMin = 0) : ISchedule
{
    /// <inheritdoc/>
    public Coefficients At(Tensor t)
    {
        using var scope = NewDisposeScope();
        var (alpha, sigma) = (t.clone(), 1 - t * (1 - SigmaMin));
        var (alphaDot, sigmaDot) = (ones_like(t), full_like(t, SigmaMin - 1));
        return new Coefficients(alpha, sigma, alphaDot, sigmaDot).MoveToOuter(scope);
    }
}

using GenerativeModels.Networks;

namespace GenerativeModels.Score;

/// <summary>What score functions are trained with: none of these needs the density, or Z.</summary>
/// <remarks>
/// All of them are Fisher's divergence ½ E‖s(x) − ∇ log p(x)‖², up to a constant that does not depend on s: the first two for the
/// density p that x is drawn from, the third for p blurred by noise.
/// </remarks>
public static class ScoreMatchingLoss
{
    /// <summary>E[½‖s(x)‖² + tr ∇s(x)]: averaged over B. Implicit, by partial integration; costs D backward passes.</summary>
    /// <param name="score">s: x [B, D] → [B, D], each row on its own, differentiable by x.</param>
    /// <param name="x">Data, [B, D].</param>
    /// <returns>One element: Fisher's divergence less ½ E‖∇ log p‖². It holds where p s vanishes at infinity.</returns>
    /// <remarks>Hyvärinen 2005, JMLR 6, theorem 1; called implicit by Vincent 2011, whose explicit loss is Fisher's divergence itself.</remarks>
    public static Tensor Implicit(Func<Tensor, Tensor> score, Tensor x)
    {
        Check(score, x);
        using var scope = NewDisposeScope();
        using var on = enable_grad();
        var leaf = x.detach().clone().requires_grad_();
        var s = score(leaf);
        var trace = Enumerable
            .Range(0, (int)x.shape[1])
            .Select(i => Gradient.Differentiable(s.select(1, i), leaf).select(1, i))
            .Aggregate((a, b) => a + b);
        return (s.square().sum(1) * 0.5 + trace).mean().MoveToOuterDisposeScope();
    }

    /// <summary>E[½‖s(x)‖² + vᵀ ∇s(x) v] with v ~ N(0, I): the same in the mean, for one backward pass whatever D is.</summary>
    /// <param name="score">s: x [B, D] → [B, D], each row on its own, differentiable by x.</param>
    /// <param name="x">Data, [B, D].</param>
    /// <param name="rng">Draws v, one a row; on x's device.</param>
    /// <returns>One element.</returns>
    /// <remarks>Song et al. 2019, arXiv:1905.07088, eq. 8: sliced score matching with reduced variance.</remarks>
    public static Tensor Sliced(Func<Tensor, Tensor> score, Tensor x, Generator rng)
    {
        Check(score, x);
        using var scope = NewDisposeScope();
        using var on = enable_grad();
        var leaf = x.detach().clone().requires_grad_();
        var s = score(leaf);
        var v = randn(x.shape, dtype: x.dtype, generator: rng).to(x.device);
        var slope = (Gradient.Differentiable(s * v, leaf) * v).sum(dim: 1);
        return (s.square().sum(1) * 0.5 + slope).mean().MoveToOuterDisposeScope();
    }

    /// <summary>½ E‖σ s(x̃) + ε‖² with x̃ = x + σ ε at one level of noise: σ² times Fisher's divergence from p_σ, and a constant.</summary>
    /// <param name="score">s: x̃ [B, D] → [B, D].</param>
    /// <param name="x">Data, [B, D].</param>
    /// <param name="sigma">σ &gt; 0.</param>
    /// <param name="rng">Draws ε; on x's device.</param>
    /// <returns>One element; no derivative by x is needed. The constant is ½ (D − σ² E‖∇ log p_σ‖²).</returns>
    /// <remarks>Vincent 2011, Neural Computation 23(7), eq. 10, times σ².</remarks>
    public static Tensor Denoising(Func<Tensor, Tensor> score, Tensor x, double sigma, Generator rng)
    {
        Check(score, x);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sigma);
        using var scope = NewDisposeScope();
        var noise = randn(x.shape, dtype: x.dtype, generator: rng).to(x.device);
        var error = sigma * score(x + sigma * noise) + noise;
        return (error.square().sum(1).mean() * 0.5).MoveToOuterDisposeScope();
    }

    /// <summary>½ E‖σ s(x̃, σ) + ε‖² with x̃ = x + σ ε, ε ~ N(0, I): summed over D, averaged over B.</summary>
    /// <param name="score">s: x̃ [B, D], σ [B] → [B, D].</param>
    /// <param name="x">Data, [B, D].</param>
    /// <param name="levels">Each row of the batch gets one of them, all equally likely.</param>
    /// <param name="rng">Draws level and noise; on x's device.</param>
    /// <returns>
    /// One element. Its minimiser at each level is the blurred data's score: E[−ε/σ | x̃] = ∇ log p_σ(x̃) (Tweedie's formula). The
    /// factor σ² weighs the levels alike.
    /// </returns>
    /// <remarks>Vincent 2011, Neural Computation 23(7), eq. 10; over noise levels: Song and Ermon 2019, arXiv:1907.05600, eq. 5.</remarks>
    public static Tensor Denoising(Func<Tensor, Tensor, Tensor> score, Tensor x, NoiseLevels levels, Generator rng)
    {
        using var scope = NewDisposeScope();
        var which = randint(levels.Count, [x.shape[0]], dtype: ScalarType.Int64, generator: rng).to(x.device);
        var sigma = tensor(levels.Sigmas.ToArray(), dtype: x.dtype, device: x.device).index_select(0, which); // [B]
        var noise = randn(x.shape, dtype: x.dtype, generator: rng).to(x.device);
        var s = sigma.unsqueeze(1);
        var error = s * score(x + s * noise, sigma) + noise;
        return (error.square().sum(1).mean() * 0.5).MoveToOuterDisposeScope();
    }

    private static void Check(Func<Tensor, Tensor> score, Tensor x)
    {
        if (x.dim() != 2)
            throw new ArgumentException($"expected x: [B, D], got [{string.Join(", ", x.shape)}]", nameof(x));
    }
}

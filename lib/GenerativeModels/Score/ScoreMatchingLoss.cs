using static TorchSharp.torch;

namespace GenerativeModels.Score;

/// <summary>What score functions are trained with: none of these needs the density, or Z.</summary>
public static class ScoreMatchingLoss
{
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
        ArgumentNullException.ThrowIfNull(score);
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(levels);
        using var scope = NewDisposeScope();
        var which = randint(levels.Count, [x.shape[0]], dtype: ScalarType.Int64, device: x.device, generator: rng);
        var sigma = tensor(levels.Sigmas.ToArray(), dtype: x.dtype, device: x.device).index_select(0, which); // [B]
        var noise = randn(x.shape, dtype: x.dtype, device: x.device, generator: rng);
        var s = sigma.unsqueeze(1);
        var error = s * score(x + s * noise, sigma) + noise;
        return (error.square().sum(1).mean() * 0.5).MoveToOuterDisposeScope();
    }
}

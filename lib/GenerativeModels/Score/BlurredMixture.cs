using GenerativeModels.Diffusion;
using GenerativeModels.Probability;

namespace GenerativeModels.Score;

/// <summary>A planar mixture under noise, p_σ = p ∗ N(0, σ² I), and its score: what <see cref="NoiseConditionalScore"/> should learn.</summary>
/// <param name="target">p.</param>
/// <param name="type">Of x and σ; the default is what networks use.</param>
/// <param name="device">Where x will be; null: the CPU.</param>
public sealed class BlurredMixture(PlanarMixture target, ScalarType type = ScalarType.Float32, Device? device = null)
    : IDisposable
{
    private readonly DiffusedMixture mixture = DiffusedMixture.Of(target, new Blur(), type, device);

    /// <summary>log p_σ(x), in nats. x: [B, 2], σ: [B], ≥ 0 → [B].</summary>
    public Tensor LogProb(Tensor x, Tensor sigma) => mixture.LogProb(x, sigma);

    /// <summary>∇ log p_σ(x). x: [B, 2], σ: [B], ≥ 0 → [B, 2].</summary>
    public Tensor Score(Tensor x, Tensor sigma) => mixture.Score(x, sigma);

    /// <summary>The same at one level for all rows. x: [B, 2] → [B, 2].</summary>
    public Func<Tensor, Tensor> At(double sigma) =>
        x =>
        {
            using var scope = NewDisposeScope();
            return Score(x, full(x.shape[0], sigma, dtype: x.dtype, device: x.device)).MoveToOuterDisposeScope();
        };

    /// <summary>Frees the mixture.</summary>
    public void Dispose() => mixture.Dispose();

    /// <summary>x + σ ε, with σ itself as the time.</summary>
    private sealed record Blur : ISchedule
    {
        public Coefficients At(Tensor t)
        {
            using var scope = NewDisposeScope();
            return new Coefficients(ones_like(t), t.clone(), zeros_like(t), ones_like(t)).MoveToOuter(scope);
        }
    }
}

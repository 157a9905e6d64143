using GenerativeModels.Probability;

namespace GenerativeModels.Flows;

/// <summary>π(z) = N(z; 0, I) on ℝᴰ: where most flows begin.</summary>
public sealed class StandardNormal : IExplicitModel
{
    private readonly int dim;

    /// <summary>In D dimensions.</summary>
    public StandardNormal(int dim)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dim);
        this.dim = dim;
    }

    /// <summary>−½ (‖z‖² + D log 2π), nats: [B, D] to [B].</summary>
    public Tensor LogProb(Tensor x)
    {
        using var scope = NewDisposeScope();
        return ((x.square().sum(dim: 1) + dim * Math.Log(2 * Math.PI)) * -0.5).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public Tensor Sample(int count, Generator rng) => randn(count, dim, generator: rng).to(rng.device, disposeAfter: true);
}

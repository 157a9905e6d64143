using GenerativeModels.Probability;

namespace GenerativeModels.Autoencoding;

/// <summary>A bounded model as an explicit one, with a <b>lower bound</b> in the place of log p(x): L_K of K importance samples.</summary>
/// <remarks>
/// E[log (1/K) Σ w] ≤ log p(x), Burda et al. 2016, arXiv:1509.00519; with K = 1 it is the ELBO. The bound is drawn anew at every
/// call, so two calls differ by its noise.
/// </remarks>
public sealed class BoundedDensity : IExplicitModel
{
    private readonly IBoundedModel model;
    private readonly int draws;
    private readonly Generator rng;

    /// <param name="model">Stays the caller's.</param>
    /// <param name="draws">K ≥ 1.</param>
    /// <param name="rng">Draws the latents of the bound; stays the caller's.</param>
    public BoundedDensity(IBoundedModel model, int draws, Generator rng)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(draws);
        (this.model, this.draws, this.rng) = (model, draws, rng);
    }

    /// <summary>L_K(x) ≤ log p(x), nats: [B, D] to [B].</summary>
    public Tensor LogProb(Tensor x)
    {
        using var scope = NewDisposeScope();
        return Bounds.ImportanceWeighted(model.LogWeights(x, draws, rng), draws).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public Tensor Sample(int count, Generator rng) => model.Sample(count, rng);
}

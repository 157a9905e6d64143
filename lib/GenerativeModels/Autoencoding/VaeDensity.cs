using GenerativeModels.Probability;
using static TorchSharp.torch;

namespace GenerativeModels.Autoencoding;

/// <summary>A VAE as an explicit model, with a <b>lower bound</b> in the place of log p(x): L_K of K importance samples.</summary>
/// <remarks>
/// E[log (1/K) Σ w] ≤ log p(x), Burda et al. 2016, arXiv:1509.00519; with K = 1 it is the ELBO. The bound is drawn anew at every
/// call, so two calls differ by its noise.
/// </remarks>
public sealed class VaeDensity : IExplicitModel
{
    private readonly Vae vae;
    private readonly int draws;
    private readonly Generator rng;

    /// <param name="vae">The model; stays the caller's.</param>
    /// <param name="draws">K ≥ 1.</param>
    /// <param name="rng">Draws the latents of the bound; stays the caller's.</param>
    public VaeDensity(Vae vae, int draws, Generator rng)
    {
        ArgumentNullException.ThrowIfNull(vae);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(draws);
        ArgumentNullException.ThrowIfNull(rng);
        (this.vae, this.draws, this.rng) = (vae, draws, rng);
    }

    /// <summary>L_K(x) ≤ log p(x), nats: [B, D] to [B].</summary>
    public Tensor LogProb(Tensor x)
    {
        using var scope = NewDisposeScope();
        var weights = Bounds.LogWeights(vae, vae.Posterior(x), x, draws, rng);
        return Bounds.ImportanceWeighted(weights, draws).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public Tensor Sample(int count, Generator rng)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        return vae.SampleImage(vae.SamplePrior(count, rng), rng).MoveToOuterDisposeScope();
    }
}

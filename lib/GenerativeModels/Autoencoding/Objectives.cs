using GenerativeModels.Training;

namespace GenerativeModels.Autoencoding;

/// <summary>What autoencoders minimise, as <see cref="Fit"/> takes it: a batch and a step to a loss of one element.</summary>
public static class Objectives
{
    /// <summary>The loss's name for the reconstruction term.</summary>
    public const string Reconstruction = "−E[log p(x|z)]";

    /// <summary>The loss's name for the divergence.</summary>
    public const string Divergence = "KL";

    /// <summary>−ELBO = −E_q[log p(x|z)] + w · KL, nats, averaged over B; w rises from 0 to β over the first part of training.</summary>
    /// <param name="model">Its terms are logged as <see cref="Reconstruction"/> and <see cref="Divergence"/>.</param>
    /// <param name="rng">Draws the latents.</param>
    /// <param name="beta">β ≥ 0; 1 is the bound. Higgins et al. 2017 take more.</param>
    /// <param name="warmup">Share of training until w is β, 0 … 1; Sønderby et al. 2016, arXiv:1602.02282, section 2.3.</param>
    public static Func<Tensor, FitStep, Tensor> NegativeElbo(
        IBoundedModel model,
        Generator rng,
        double beta = 1,
        double warmup = 0.4
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(beta);
        ArgumentOutOfRangeException.ThrowIfNegative(warmup);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(warmup, 1);
        return (x, step) =>
        {
            var terms = model.Elbo(x, rng);
            var (reconstruction, kl) = (-terms.LogLikelihood.mean(), terms.Kl.mean());
            step.Log(Reconstruction, reconstruction);
            step.Log(Divergence, kl);
            var weight = step.Progress < warmup ? beta * step.Progress / warmup : beta;
            return reconstruction + weight * kl;
        };
    }

    /// <summary>‖x − g(f(x))‖², summed over D, averaged over B: what an autoencoder minimises.</summary>
    public static Func<Tensor, FitStep, Tensor> Reconstruct(Autoencoder model) =>
        (x, _) => (x - model.call(x)).square().sum(-1).mean();

    /// <summary>‖x − g(f(x + σ ε))‖², ε ~ N(0, I), summed over D, averaged over B: the clean image from the noisy one.</summary>
    /// <remarks>Vincent et al. 2008 (ICML), doi:10.1145/1390156.1390294.</remarks>
    /// <param name="model">What is trained.</param>
    /// <param name="stdDev">σ &gt; 0, in units of x.</param>
    /// <param name="rng">Draws ε.</param>
    public static Func<Tensor, FitStep, Tensor> Denoise(Autoencoder model, double stdDev, Generator rng)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stdDev);
        return (x, _) =>
        {
            var noise = randn(x.shape, dtype: x.dtype, generator: rng).to(x.device, disposeAfter: true);
            return (x - model.call(x + stdDev * noise)).square().sum(-1).mean();
        };
    }
}

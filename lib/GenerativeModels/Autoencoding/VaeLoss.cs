using static TorchSharp.torch;

namespace GenerativeModels.Autoencoding;

/// <summary>What a VAE is trained on.</summary>
public static class VaeLoss
{
    /// <summary>E_q[−log p(x|z) + β (log q(z|x) − log p(z))], one draw of z a row, averaged over B: one element, nats per example.</summary>
    /// <param name="model">With any prior: the KL is taken at the draw, not in closed form.</param>
    /// <param name="x">[B, D].</param>
    /// <param name="rng">Draws z.</param>
    /// <param name="klWeight">β: with 1 this is −ELBO; raised from 0 to 1 while training, it keeps the code from being switched off early.</param>
    /// <remarks>Kingma and Welling 2014, arXiv:1312.6114, eq. 10; warm-up: Bowman et al. 2016, arXiv:1511.06349.</remarks>
    public static Tensor NegativeElbo(Vae model, Tensor x, Generator rng, double klWeight = 1)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfNegative(klWeight);
        using var scope = NewDisposeScope();
        var q = model.Posterior(x);
        var z = q.Sample(rng);
        var kl = (q.LogProb(z) - model.LogPrior(z)).mean();
        return (klWeight * kl - model.LogLikelihood(x, z).mean()).MoveToOuterDisposeScope();
    }
}

namespace GenerativeModels.Autoencoding;

/// <summary>p(x, z) = p(x|z) p(z): data x [B, D], latents z [B, L] or, K to an example, [K, B, L].</summary>
public interface ILatentVariableModel
{
    /// <summary>log p(x|z) in nats, summed over D: [B] or [K, B].</summary>
    public Tensor LogLikelihood(Tensor x, Tensor z);

    /// <summary>log p(z) in nats, summed over L: [B] or [K, B].</summary>
    public Tensor LogPrior(Tensor z);
}

namespace GenerativeModels.Autoencoding;

/// <summary>The two terms of the bound log p(x) ≥ E_q[log p(x|z)] − KL, for every example, from one draw of z; in nats.</summary>
/// <param name="LogLikelihood">log p(x|z), summed over D: [B].</param>
/// <param name="Kl">D_KL(q(z|x) ‖ p(z)), summed over all latents: [B]; where it has no closed form, log q(z|x) − log p(z).</param>
public sealed record ElboTerms(Tensor LogLikelihood, Tensor Kl);

using GenerativeModels.Probability;

namespace GenerativeModels.Autoencoding;

/// <summary>A model whose log p(x) is out of reach, but bounded from below by drawing latents z ~ q(z|x).</summary>
public interface IBoundedModel : IGenerativeModel
{
    /// <summary>The terms of the ELBO for x [B, D], from one draw of z each, with gradients.</summary>
    public ElboTerms Elbo(Tensor x, Generator rng);

    /// <summary>log w = log p(x, z) − log q(z|x) for K draws of z ~ q: x [B, D] to [K, B], with gradients.</summary>
    /// <remarks>What <see cref="Bounds"/> makes bounds of: E[w] = p(x).</remarks>
    public Tensor LogWeights(Tensor x, int count, Generator rng);
}

namespace GenerativeModels.Autoencoding;

/// <summary>p(x|z) of D independent pixels, given what the decoder says of them.</summary>
/// <remarks>
/// Pixels are in 0 … 1. A decoder's output is [..., D · <see cref="ParametersPerPixel"/>], the parameters of one pixel side by side.
/// </remarks>
public interface ILikelihood
{
    /// <summary>How many numbers the decoder gives for a pixel.</summary>
    public int ParametersPerPixel { get; }

    /// <summary>log p(x|parameters), nats, summed over D: parameters [..., B, D · P] and x [B, D] to [..., B].</summary>
    public Tensor LogProb(Tensor parameters, Tensor x);

    /// <summary>E[x|parameters], [..., D].</summary>
    public Tensor Mean(Tensor parameters);

    /// <summary>x ~ p(x|parameters), [..., D].</summary>
    public Tensor Sample(Tensor parameters, Generator rng);
}

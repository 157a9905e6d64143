namespace GenerativeModels.Flows;

/// <summary>q(u|x): the noise that turns counts into real numbers, so that a density can be fitted to them.</summary>
public interface IDequantizer
{
    /// <summary>u ~ q(u|x) in [0, 1)ᴰ, [B, D], and log q(u|x) in nats, [B]; gradients reach q's parameters.</summary>
    /// <param name="x">Pixels in 0 … 1, [B, D].</param>
    /// <param name="rng">On x's device.</param>
    public (Tensor U, Tensor LogProb) Draw(Tensor x, Generator rng);
}

namespace GenerativeModels.Flows;

/// <summary>u ~ U[0, 1)ᴰ, whatever x is: a pixel's level is spread evenly over its whole unit, and log q = 0.</summary>
/// <remarks>Uria et al. 2013, arXiv:1306.0186; that it gives a bound: Theis et al. 2016, arXiv:1511.01844, section 3.1.</remarks>
public sealed class UniformDequantizer : IDequantizer
{
    /// <inheritdoc/>
    public (Tensor U, Tensor LogProb) Draw(Tensor x, Generator rng) =>
        (
            rand(x.shape, dtype: x.dtype, generator: rng).to(x.device, disposeAfter: true),
            zeros(x.shape[0], dtype: x.dtype, device: x.device)
        );
}

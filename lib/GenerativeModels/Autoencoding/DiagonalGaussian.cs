using static TorchSharp.torch;

namespace GenerativeModels.Autoencoding;

/// <summary>N(μ, diag σ²) for every row: the encoder's q(z|x).</summary>
/// <param name="Mean">μ, [B, L].</param>
/// <param name="LogVar">log σ², [B, L].</param>
public sealed record DiagonalGaussian(Tensor Mean, Tensor LogVar)
{
    private static readonly double LogTwoPi = Math.Log(2 * Math.PI);

    /// <summary>σ, [B, L].</summary>
    public Tensor StdDev
    {
        get
        {
            using var scope = NewDisposeScope();
            return (LogVar * 0.5).exp().MoveToOuterDisposeScope();
        }
    }

    /// <summary>z = μ + σ ⊙ ε, ε ~ N(0, I): [B, L]. Gradients reach μ and σ.</summary>
    /// <remarks>The reparameterisation of Kingma and Welling 2014, arXiv:1312.6114, section 2.4.</remarks>
    public Tensor Sample(Generator rng) => Draw(Mean.shape, rng);

    /// <summary>K draws a row, [K, B, L]. Gradients reach μ and σ.</summary>
    public Tensor Sample(int count, Generator rng)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        return Draw([count, .. Mean.shape], rng);
    }

    /// <summary>μ + σ ⊙ ε for a given ε, [B, L] or [K, B, L].</summary>
    public Tensor At(Tensor noise)
    {
        using var scope = NewDisposeScope();
        return (Mean + StdDev * noise).MoveToOuterDisposeScope();
    }

    /// <summary>log q(z), nats, summed over L: [B] or [K, B].</summary>
    public Tensor LogProb(Tensor z)
    {
        ArgumentNullException.ThrowIfNull(z);
        using var scope = NewDisposeScope();
        var error = (z - Mean).square() * (-LogVar).exp();
        return ((error + LogVar + LogTwoPi).sum(-1) * -0.5).MoveToOuterDisposeScope();
    }

    /// <summary>D_KL(N(μ, σ²) ‖ N(0, 1)) = ½ (μ² + σ² − 1 − log σ²), nats, a latent dimension each: [B, L].</summary>
    public Tensor KlToStandardNormal()
    {
        using var scope = NewDisposeScope();
        return ((Mean.square() + LogVar.exp() - 1 - LogVar) * 0.5).MoveToOuterDisposeScope();
    }

    private Tensor Draw(long[] shape, Generator rng)
    {
        using var noise = randn(shape, dtype: Mean.dtype, device: Mean.device, generator: rng);
        return At(noise);
    }
}

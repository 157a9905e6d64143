using static TorchSharp.torch.nn;

namespace GenerativeModels.Autoencoding;

/// <summary>
/// Two levels of latents: z₂ ~ N(0, I), z₁ ~ p(z₁|z₂), x ~ p(x|z₁, z₂); and a posterior that runs the same way down,
/// q(z₂|x) q(z₁|z₂, x).
/// </summary>
/// <remarks>
/// The ladder of Sønderby et al. 2016, arXiv:1602.02282, section 2.2: what the encoder says of z₁ and what z₂ says of it are two
/// Gaussians, and q(z₁|z₂, x) is their normalised product, 1/σ² = 1/σ̂² + 1/σ_p² and μ = σ² (μ̂/σ̂² + μ_p/σ_p²).
/// </remarks>
public sealed class HierarchicalVae : Module<Tensor, Tensor>, IBoundedModel
{
    private readonly Module<Tensor, Tensor> encoder;
    private readonly Module<Tensor, Tensor> top;
    private readonly Module<Tensor, Tensor> bottom;
    private readonly Module<Tensor, Tensor> prior;
    private readonly Module<Tensor, Tensor> decoder;
    private readonly ILikelihood likelihood;

    /// <summary>Puts the pieces together; the model owns the modules.</summary>
    /// <param name="encoder">Pixels [B, D], which it gets on the scale −1 … 1, to features [B, F].</param>
    /// <param name="top">Features to μ and log σ² of q(z₂|x) side by side, [B, 2 L₂].</param>
    /// <param name="bottom">Features to μ̂ and log σ̂², what x says of z₁, [B, 2 L₁].</param>
    /// <param name="prior">z₂ [B, L₂] to μ_p and log σ_p² of p(z₁|z₂), [B, 2 L₁].</param>
    /// <param name="decoder">z₁ and z₂ side by side, [B, L₁ + L₂], to the likelihood's parameters, [B, D · P].</param>
    /// <param name="likelihood">p(x|z₁, z₂).</param>
    /// <param name="topDim">L₂.</param>
    public HierarchicalVae(
        Module<Tensor, Tensor> encoder,
        Module<Tensor, Tensor> top,
        Module<Tensor, Tensor> bottom,
        Module<Tensor, Tensor> prior,
        Module<Tensor, Tensor> decoder,
        ILikelihood likelihood,
        int topDim
    )
        : base(nameof(HierarchicalVae))
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(topDim);
        (this.encoder, this.top, this.bottom, this.prior) = (encoder, top, bottom, prior);
        (this.decoder, this.likelihood, TopDim) = (decoder, likelihood, topDim);
        RegisterComponents();
    }

    /// <summary>L₂.</summary>
    public int TopDim { get; }

    /// <summary>p(z₁|z₂) for z₂ [..., L₂].</summary>
    public DiagonalGaussian Prior(Tensor z2)
    {
        using var scope = NewDisposeScope();
        var gaussian = DiagonalGaussian.Of(prior.call(z2));
        scope.MoveToOuter(gaussian.Mean, gaussian.LogVar);
        return gaussian;
    }

    /// <inheritdoc/>
    public ElboTerms Elbo(Tensor x, Generator rng)
    {
        using var scope = NewDisposeScope();
        var (q2, message) = Encode(x);
        var z2 = q2.Sample(rng);
        var p1 = Prior(z2);
        var q1 = message.Times(p1);
        var z1 = q1.Sample(rng);
        var kl = q2.KlToStandardNormal().sum(-1) + q1.KlTo(p1).sum(-1);
        var logLikelihood = likelihood.LogProb(Decode(z1, z2), x);
        return new ElboTerms(logLikelihood.MoveToOuterDisposeScope(), kl.MoveToOuterDisposeScope());
    }

    /// <inheritdoc/>
    public Tensor LogWeights(Tensor x, int count, Generator rng)
    {
        using var scope = NewDisposeScope();
        var (q2, message) = Encode(x);
        var z2 = q2.Sample(count, rng); // [K, B, L₂]
        var p1 = Prior(z2);
        var q1 = message.Times(p1);
        var z1 = q1.Sample(rng); // [K, B, L₁]
        var log = likelihood.LogProb(Decode(z1, z2), x) + p1.LogProb(z1) - q1.LogProb(z1);
        log += DiagonalGaussian.StandardLogProb(z2) - q2.LogProb(z2);
        return log.MoveToOuterDisposeScope();
    }

    /// <summary>The likelihood's parameters for z₁ [..., L₁] and z₂ [..., L₂]: [..., D · P].</summary>
    public Tensor Decode(Tensor z1, Tensor z2)
    {
        using var scope = NewDisposeScope();
        return decoder.call(cat([z1, z2], -1)).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public Tensor Sample(int count, Generator rng)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var (z1, z2) = SamplePrior(count, rng);
        return likelihood.Sample(Decode(z1, z2), rng).MoveToOuterDisposeScope();
    }

    /// <summary>z₂ ~ N(0, I), [N, L₂], and z₁ ~ p(z₁|z₂), [N, L₁].</summary>
    public (Tensor Z1, Tensor Z2) SamplePrior(int count, Generator rng)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        using var scope = NewDisposeScope();
        var like = this.parameters().First();
        var z2 = randn(count, TopDim, dtype: like.dtype, generator: rng).to(like.device);
        return scope.MoveToOuter(Prior(z2).Sample(rng), z2);
    }

    /// <summary>E[x|z₁, z₂], without gradients: [..., D].</summary>
    public Tensor MeanImage(Tensor z1, Tensor z2)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        return likelihood.Mean(Decode(z1, z2)).MoveToOuterDisposeScope();
    }

    /// <summary>Reconstruction at the means of both posteriors: x [B, D] to [B, D].</summary>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var (q2, message) = Encode(input);
        var q1 = message.Times(Prior(q2.Mean));
        return likelihood.Mean(Decode(q1.Mean, q2.Mean)).MoveToOuterDisposeScope();
    }

    /// <summary>q(z₂|x) and what x says of z₁.</summary>
    private (DiagonalGaussian Top, DiagonalGaussian Message) Encode(Tensor x)
    {
        var features = encoder.call(x * 2 - 1);
        return (DiagonalGaussian.Of(top.call(features)), DiagonalGaussian.Of(bottom.call(features)));
    }
}

using static TorchSharp.torch.nn;

namespace GenerativeModels.Autoencoding;

/// <summary>A variational autoencoder: z ~ p(z), x ~ p(x|z), and an encoder q(z|x) = N(μ(x), diag σ²(x)).</summary>
/// <remarks>Kingma and Welling 2014, arXiv:1312.6114; Rezende et al. 2014, arXiv:1401.4082. p(z) is N(0, I) unless another is given.</remarks>
public sealed class Vae : Module<Tensor, Tensor>, ILatentVariableModel, IBoundedModel
{
    private readonly Module<Tensor, Tensor> encoder;
    private readonly Module<Tensor, Tensor> decoder;
    private readonly MixturePrior? prior;
    private readonly ILikelihood likelihood;

    /// <summary>Puts the pieces together; the model owns the modules.</summary>
    /// <param name="encoder">Pixels [B, D], which it gets on the scale −1 … 1, to μ and log σ² side by side, [B, 2L].</param>
    /// <param name="decoder">z [B, L] to the likelihood's parameters, [B, D · P].</param>
    /// <param name="likelihood">p(x|z).</param>
    /// <param name="latentDim">L.</param>
    /// <param name="prior">p(z); null: N(0, I).</param>
    public Vae(
        Module<Tensor, Tensor> encoder,
        Module<Tensor, Tensor> decoder,
        ILikelihood likelihood,
        int latentDim,
        MixturePrior? prior = null
    )
        : base(nameof(Vae))
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(latentDim);
        (this.encoder, this.decoder, this.likelihood, this.prior) = (encoder, decoder, likelihood, prior);
        LatentDim = latentDim;
        RegisterComponents();
    }

    /// <summary>L.</summary>
    public int LatentDim { get; }

    /// <summary>q(z|x) for x [B, D] in 0 … 1; log σ² clipped to −9 … 4.</summary>
    public DiagonalGaussian Posterior(Tensor x)
    {
        using var scope = NewDisposeScope();
        var output = encoder.call(x * 2 - 1);
        if (output.shape[^1] != 2 * LatentDim)
            throw new InvalidOperationException(
                $"expected encoder output: [B, {2 * LatentDim}], got [{string.Join(", ", output.shape)}]"
            );
        var q = DiagonalGaussian.Of(output);
        scope.MoveToOuter(q.Mean, q.LogVar);
        return q;
    }

    /// <summary>The likelihood's parameters for z [..., L]: [..., D · P].</summary>
    public Tensor Decode(Tensor z)
    {
        using var scope = NewDisposeScope();
        var flat = decoder.call(z.reshape(-1, LatentDim));
        return flat.reshape([.. z.shape[..^1], flat.shape[^1]]).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public Tensor LogLikelihood(Tensor x, Tensor z)
    {
        using var scope = NewDisposeScope();
        return likelihood.LogProb(Decode(z), x).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public Tensor LogPrior(Tensor z) => prior is null ? DiagonalGaussian.StandardLogProb(z) : prior.call(z);

    /// <inheritdoc/>
    public ElboTerms Elbo(Tensor x, Generator rng)
    {
        using var scope = NewDisposeScope();
        var q = Posterior(x);
        var z = q.Sample(rng);
        var kl = prior is null ? q.KlToStandardNormal().sum(-1) : q.LogProb(z) - LogPrior(z);
        return new ElboTerms(LogLikelihood(x, z).MoveToOuterDisposeScope(), kl.MoveToOuterDisposeScope());
    }

    /// <inheritdoc/>
    public Tensor LogWeights(Tensor x, int count, Generator rng)
    {
        using var scope = NewDisposeScope();
        return Bounds.LogWeights(this, Posterior(x), x, count, rng).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public Tensor Sample(int count, Generator rng)
    {
        using var scope = NewDisposeScope();
        return SampleImage(SamplePrior(count, rng), rng).MoveToOuterDisposeScope();
    }

    /// <summary>z ~ p(z): [N, L].</summary>
    public Tensor SamplePrior(int count, Generator rng) =>
        prior?.Sample(count, rng)
        ?? randn(count, LatentDim, generator: rng).to(this.parameters().First().device, disposeAfter: true);

    /// <summary>E[x|z] for z [..., L]: [..., D], without gradients. What is usually shown as "the" image.</summary>
    public Tensor MeanImage(Tensor z)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        return likelihood.Mean(Decode(z)).MoveToOuterDisposeScope();
    }

    /// <summary>x ~ p(x|z) for z [..., L]: [..., D], without gradients. With z ~ p(z), a sample of the model.</summary>
    public Tensor SampleImage(Tensor z, Generator rng)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        return likelihood.Sample(Decode(z), rng).MoveToOuterDisposeScope();
    }

    /// <summary>Reconstruction at the code's mean: E[x|z = μ(x)], [B, D].</summary>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return likelihood.Mean(Decode(Posterior(input).Mean)).MoveToOuterDisposeScope();
    }
}

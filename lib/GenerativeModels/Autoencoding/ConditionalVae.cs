using static TorchSharp.torch.nn;

namespace GenerativeModels.Autoencoding;

/// <summary>A variational autoencoder that is told the class: z ~ N(0, I), x ~ p(x|z, y), and q(z|x, y).</summary>
/// <remarks>
/// Sohn, Lee and Yan 2015 (NeurIPS), Kingma et al. 2014, arXiv:1406.5298. What y says need not be in z, so z is left with what varies
/// within a class.
/// </remarks>
public sealed class ConditionalVae : Module<Tensor, Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> encoder;
    private readonly Module<Tensor, Tensor> decoder;
    private readonly ILikelihood likelihood;

    /// <summary>Puts the pieces together; the model owns the modules.</summary>
    /// <param name="encoder">Pixels on the scale −1 … 1 and the class as one of C ones side by side, [B, D + C], to [B, 2L].</param>
    /// <param name="decoder">z and the class side by side, [B, L + C], to the likelihood's parameters, [B, D · P].</param>
    /// <param name="likelihood">p(x|z, y).</param>
    /// <param name="latentDim">L.</param>
    /// <param name="classes">C.</param>
    public ConditionalVae(
        Module<Tensor, Tensor> encoder,
        Module<Tensor, Tensor> decoder,
        ILikelihood likelihood,
        int latentDim,
        int classes
    )
        : base(nameof(ConditionalVae))
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(latentDim);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(classes);
        (this.encoder, this.decoder, this.likelihood) = (encoder, decoder, likelihood);
        (LatentDim, Classes) = (latentDim, classes);
        RegisterComponents();
    }

    /// <summary>L.</summary>
    public int LatentDim { get; }

    /// <summary>C.</summary>
    public int Classes { get; }

    /// <summary>p(x|y) for given labels, int64, 0 … C − 1: y [B] for B rows, or [1] for any number of rows of one class.</summary>
    public IBoundedModel Given(Tensor y) => new Conditioned(this, y);

    /// <summary>q(z|x, y) for x [B, D] in 0 … 1 and y [B].</summary>
    public DiagonalGaussian Posterior(Tensor x, Tensor y)
    {
        using var scope = NewDisposeScope();
        var q = DiagonalGaussian.Of(encoder.call(cat([x * 2 - 1, OneHot(y, x)], -1)));
        scope.MoveToOuter(q.Mean, q.LogVar);
        return q;
    }

    /// <summary>The likelihood's parameters for z [B, L] or [K, B, L] and y [B]: [B, D · P] or [K, B, D · P].</summary>
    public Tensor Decode(Tensor z, Tensor y)
    {
        using var scope = NewDisposeScope();
        var label = OneHot(y, z).expand([.. z.shape[..^1], Classes]);
        return decoder.call(cat([z, label], -1)).MoveToOuterDisposeScope();
    }

    /// <summary>E[x|z, y], without gradients: [..., D].</summary>
    public Tensor MeanImage(Tensor z, Tensor y)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        return likelihood.Mean(Decode(z, y)).MoveToOuterDisposeScope();
    }

    /// <summary>x ~ p(x|z, y), without gradients: [..., D]. With z ~ N(0, I), a sample of class y.</summary>
    public Tensor SampleImage(Tensor z, Tensor y, Generator rng)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        return likelihood.Sample(Decode(z, y), rng).MoveToOuterDisposeScope();
    }

    /// <summary>Lower bounds L_k on log p(x|y) for every class, without gradients: x [B, D] to [B, C].</summary>
    /// <remarks>With a prior over the classes, Bayes' rule makes a classifier of them.</remarks>
    public Tensor ClassLogProb(Tensor x, int count, Generator rng)
    {
        using var scope = NewDisposeScope();
        var bounds = new List<Tensor>();
        for (var c = 0; c < Classes; c++)
        {
            var y = full(1, c, dtype: ScalarType.Int64, device: x.device);
            bounds.Add(Bounds.LogProb(Given(y), x, count, rng));
        }
        return stack(bounds, 1).MoveToOuterDisposeScope();
    }

    /// <summary>Reconstruction at the code's mean: x [B, D] and y [B] to [B, D].</summary>
    public override Tensor forward(Tensor input1, Tensor input2)
    {
        using var scope = NewDisposeScope();
        return likelihood.Mean(Decode(Posterior(input1, input2).Mean, input2)).MoveToOuterDisposeScope();
    }

    private Tensor OneHot(Tensor y, Tensor like)
    {
        if (y.shape is not [var rows] || (rows != 1 && rows != like.shape[^2]))
            throw new ArgumentException($"expected y: [{like.shape[^2]}], got [{string.Join(", ", y.shape)}]", nameof(y));
        return functional.one_hot(y, Classes).to(like.dtype).expand(like.shape[^2], Classes);
    }

    private sealed class Conditioned(ConditionalVae model, Tensor y) : IBoundedModel
    {
        public ElboTerms Elbo(Tensor x, Generator rng)
        {
            using var scope = NewDisposeScope();
            var q = model.Posterior(x, y);
            var logLikelihood = model.likelihood.LogProb(model.Decode(q.Sample(rng), y), x);
            return new(logLikelihood.MoveToOuterDisposeScope(), q.KlToStandardNormal().sum(-1).MoveToOuterDisposeScope());
        }

        public Tensor LogWeights(Tensor x, int count, Generator rng)
        {
            using var scope = NewDisposeScope();
            var q = model.Posterior(x, y);
            var z = q.Sample(count, rng);
            var logJoint = model.likelihood.LogProb(model.Decode(z, y), x) + DiagonalGaussian.StandardLogProb(z);
            return (logJoint - q.LogProb(z)).MoveToOuterDisposeScope();
        }

        public Tensor Sample(int count, Generator rng)
        {
            if (y.shape[0] != 1 && y.shape[0] != count)
                throw new ArgumentException($"expected one sample for each of {y.shape[0]} labels, got {count}", nameof(count));
            using var scope = NewDisposeScope();
            var like = model.parameters().First();
            var z = randn(count, model.LatentDim, dtype: like.dtype, generator: rng).to(like.device);
            return model.SampleImage(z, y, rng).MoveToOuterDisposeScope();
        }
    }
}

using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Failures before the first success, of probability probs: (1 − p)ᵏ p.</summary>
public class Geometric : distributions.Distribution
{
    public Geometric(Tensor? probs = null, Tensor? logits = null, Generator? generator = null)
        : base(generator, 0, One(probs, logits).probs, logits) { }

    public Tensor probs => OwnedOrNull(0) ?? LogitsToProbs(Owned(1), isBinary: true);

    public Tensor logits => OwnedOrNull(1) ?? ProbsToLogits(Owned(0), isBinary: true);

    public override Tensor mean => Scoped(() => 1 / probs - 1);

    public override Tensor variance => Scoped(() => (1 / probs - 1) / probs);

    public override Tensor rsample(params long[] sample_shape)
    {
        var shape = ExtendedShape(sample_shape);
        return Without(() =>
        {
            var p = probs;
            var u = empty(shape, p.dtype, p.device).uniform_(finfo(p.dtype).tiny, 1, Rng);
            return (u.log() / (-p).log1p()).floor();
        });
    }

    public override Tensor log_prob(Tensor value) =>
        Scoped(() =>
        {
            var p = probs;
            return value.xlogy(1 - p) + p.log();
        });

    public override Tensor entropy() =>
        Scoped(() => nn.functional.binary_cross_entropy_with_logits(logits, probs, reduction: nn.Reduction.None) / probs);
}

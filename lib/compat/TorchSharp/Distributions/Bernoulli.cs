using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>1 with probability probs, 0 otherwise; logits = log(probs / (1 − probs)).</summary>
public class Bernoulli : distributions.Distribution
{
    public Bernoulli(Tensor? p = null, Tensor? l = null, Generator? generator = null)
        : base(generator, 0, One(p, l).probs, l) { }

    public Tensor probs => OwnedOrNull(0) ?? LogitsToProbs(Owned(1), isBinary: true);

    public Tensor logits => OwnedOrNull(1) ?? ProbsToLogits(Owned(0), isBinary: true);

    public override Tensor mean => probs;

    public override Tensor variance => Scoped(() => probs * (1 - probs));

    public override Tensor rsample(params long[] sample_shape)
    {
        var shape = ExtendedShape(sample_shape);
        return Without(() => bernoulli(probs.expand(shape), Rng));
    }

    public override Tensor log_prob(Tensor value) =>
        Scoped(() =>
        {
            var both = Broadcast(logits, value);
            return -nn.functional.binary_cross_entropy_with_logits(both[0], both[1], reduction: nn.Reduction.None);
        });

    public override Tensor entropy() =>
        Scoped(() => nn.functional.binary_cross_entropy_with_logits(logits, probs, reduction: nn.Reduction.None));
}

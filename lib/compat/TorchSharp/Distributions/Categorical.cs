using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>0 … K − 1 with probabilities in proportion to probs: [batch, K], or to exp(logits).</summary>
public class Categorical : distributions.Distribution
{
    public Categorical(Tensor? probs = null, Tensor? logits = null, Generator? generator = null)
        : base(generator, 1, Normalised(probs, logits)) => event_shape = Size.Empty;

    public Tensor probs => OwnedOrNull(0) ?? LogitsToProbs(Owned(1));

    public Tensor logits => OwnedOrNull(1) ?? ProbsToLogits(Owned(0));

    public long[] param_shape => Given.shape;

    public override Tensor mean => Undefined();

    internal Tensor Likeliest => Given.argmax(-1);

    public override Tensor variance => Undefined();

    internal long Events => Given.shape[^1];

    private Tensor Given => OwnedOrNull(0) ?? Owned(1);

    public override Tensor rsample(params long[] sample_shape)
    {
        var count = sample_shape.Aggregate(1L, (a, b) => a * b);
        return Without(() =>
            multinomial(probs.reshape(-1, Events), count, replacement: true, Rng).T.reshape(ExtendedShape(sample_shape))
        );
    }

    public override Tensor log_prob(Tensor value) =>
        Scoped(() =>
        {
            var both = Broadcast(value.to_type(ScalarType.Int64).unsqueeze(-1), logits);
            return both[1].gather(-1, both[0].narrow(-1, 0, 1)).squeeze(-1);
        });

    public override Tensor entropy() => Scoped(() => -(logits.clamp_min(finfo(Given.dtype).min) * probs).sum(dim: -1));

    private static Tensor?[] Normalised(Tensor? probs, Tensor? logits)
    {
        One(probs, logits);
        if ((probs ?? logits)!.dim() == 0)
            throw new ArgumentException("expected probabilities of shape [batch, K], got a number");
        return
        [
            probs is null ? null : probs / probs.sum(dim: -1, keepdim: true),
            logits is null ? null : logits - logits.logsumexp(-1, keepdim: true),
        ];
    }

    private Tensor Undefined() => full(ExtendedShape(), double.NaN, Given.dtype, Given.device);
}

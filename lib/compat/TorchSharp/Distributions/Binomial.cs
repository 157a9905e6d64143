using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Successes among total_count draws with probability p each; l = log(p / (1 − p)).</summary>
public class Binomial : distributions.Distribution
{
    public Binomial(Tensor total_count, Tensor? p = null, Tensor? l = null, Generator? generator = null)
        : base(generator, 0, Bernoullis(total_count, p, l)) { }

    public Tensor probs => OwnedOrNull(1) ?? LogitsToProbs(Owned(2), isBinary: true);

    public Tensor logits => OwnedOrNull(2) ?? ProbsToLogits(Owned(1), isBinary: true);

    public override Tensor mean => Scoped(() => Total * probs);

    public override Tensor mode => Scoped(() => ((Total + 1) * probs).floor().minimum(Total));

    public override Tensor variance => Scoped(() => Total * probs * (1 - probs));

    private Tensor Total => Owned(0);

    public override Tensor rsample(params long[] sample_shape)
    {
        var shape = ExtendedShape(sample_shape);
        return Without(() => binomial(Total.expand(shape), probs.expand(shape), Rng));
    }

    public override Tensor log_prob(Tensor value) =>
        Scoped(() =>
        {
            var l = logits;
            var normaliser = Total * (ClampByZero(l) + (-l.abs()).exp().log1p()) - (Total + 1).lgamma();
            return value * l - (value + 1).lgamma() - (Total - value + 1).lgamma() - normaliser;
        });

    /// <summary>Summed over the support; every count of the batch must be the same.</summary>
    public override Tensor entropy() =>
        Scoped(() =>
        {
            var most = (long)Total.max().ToDouble();
            if (Total.min().ToDouble() != most)
                throw Lacks("entropy for counts that differ");
            var logs = log_prob(Support.Numbers(most + 1, Total, batch_shape, expand: false));
            return -(logs.exp() * logs).sum(dim: 0);
        });

    internal static Tensor?[] Bernoullis(Tensor count, Tensor? probs, Tensor? logits)
    {
        One(probs, logits);
        var both = Broadcast(count.to_type((probs ?? logits)!.dtype), (probs ?? logits)!);
        return [both[0], probs is null ? null : both[1], probs is null ? both[1] : null];
    }
}

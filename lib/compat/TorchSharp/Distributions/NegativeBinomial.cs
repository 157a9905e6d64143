using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Successes, of probability p each, before total_count failures.</summary>
public class NegativeBinomial : distributions.Distribution
{
    public NegativeBinomial(Tensor total_count, Tensor? p = null, Tensor? l = null, Generator? generator = null)
        : base(generator, 0, Binomial.Bernoullis(total_count, p, l)) { }

    public Tensor probs => OwnedOrNull(1) ?? LogitsToProbs(Owned(2), isBinary: true);

    public Tensor logits => OwnedOrNull(2) ?? ProbsToLogits(Owned(1), isBinary: true);

    public override Tensor mean => Scoped(() => Total * logits.exp());

    public override Tensor mode => Scoped(() => ((Total - 1) * logits.exp()).floor().clamp_min(0));

    public override Tensor variance => Scoped(() => mean / (-logits).sigmoid());

    private Tensor Total => Owned(0);

    public override Tensor rsample(params long[] sample_shape)
    {
        var shape = ExtendedShape(sample_shape);
        return Without(() =>
        {
            var rate = _standard_gamma(Total.expand(shape), Rng) / (-logits).exp().expand(shape);
            return poisson(rate, Rng);
        });
    }

    public override Tensor log_prob(Tensor value) =>
        Scoped(() =>
        {
            var l = logits;
            var unnormalised = Total * nn.functional.logsigmoid(-l) + value * nn.functional.logsigmoid(l);
            var normaliser = (value + 1).lgamma() + Total.lgamma() - (Total + value).lgamma();
            return unnormalised - normaliser.masked_fill((Total + value).eq(0), 0);
        });

    public override Tensor entropy() => throw Lacks(nameof(entropy));
}

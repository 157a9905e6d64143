using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The logit of a relaxed Bernoulli variable: Maddison et al. 2016, arXiv:1611.00712.</summary>
public class LogitRelaxedBernoulli : distributions.Distribution
{
    public LogitRelaxedBernoulli(Tensor temperature, Tensor? probs = null, Tensor? logits = null, Generator? generator = null)
        : base(generator, 0, Broadcast(One(probs, logits), temperature)) { }

    public Tensor probs => OwnedOrNull(0) ?? LogitsToProbs(Owned(1), isBinary: true);

    public Tensor logits => OwnedOrNull(1) ?? ProbsToLogits(Owned(0), isBinary: true);

    public override Tensor mean => probs;

    public override Tensor variance => Scoped(() => probs * (1 - probs));

    internal Tensor Temperature => Owned(2);

    public override Tensor rsample(params long[] sample_shape)
    {
        var shape = ExtendedShape(sample_shape);
        return Scoped(() =>
        {
            var p = ClampProbs(probs.expand(shape));
            var u = ClampProbs(rand(shape, p.dtype, p.device, generator: Rng));
            return (u.log() - (-u).log1p() + p.log() - (-p).log1p()) / Temperature;
        });
    }

    public override Tensor log_prob(Tensor value) =>
        Scoped(() =>
        {
            var difference = logits - value * Temperature;
            return Temperature.log() + difference - 2 * nn.functional.softplus(difference);
        });

    public override Tensor entropy() => throw Lacks(nameof(entropy));

    private static Tensor?[] Broadcast((Tensor? probs, Tensor? logits) given, Tensor temperature)
    {
        var both = Broadcast((given.probs ?? given.logits)!, temperature);
        return [given.probs is null ? null : both[0], given.probs is null ? both[0] : null, both[1]];
    }
}

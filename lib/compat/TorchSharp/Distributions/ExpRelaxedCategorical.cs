using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The logarithm of a relaxed one-hot variable: Maddison et al. 2016, arXiv:1611.00712, appendix C.</summary>
public class ExpRelaxedCategorical : distributions.Distribution
{
    private Categorical index;

    internal ExpRelaxedCategorical(Tensor temperature, Tensor? probs = null, Tensor? logits = null, Generator? generator = null)
        : this(temperature, new Categorical(probs, logits, generator), generator) { }

    private ExpRelaxedCategorical(Tensor temperature, Categorical index, Generator? generator)
        : base(generator, 0, temperature)
    {
        if (temperature.dim() != 0)
            throw new ArgumentException($"expected a number as temperature, got [{string.Join(", ", temperature.shape)}]");
        this.index = index;
        _init(index.batch_shape, new Size([index.Events]));
    }

    public Tensor probs => index.probs;

    public Tensor logits => index.logits;

    public Tensor temperature => Owned(0);

    public long[] param_shape => index.param_shape;

    public override Tensor mean => throw Lacks(nameof(mean));

    public override Tensor variance => throw Lacks(nameof(variance));

    public override Tensor rsample(params long[] sample_shape)
    {
        var shape = ExtendedShape(sample_shape);
        return Scoped(() =>
        {
            var l = logits;
            var gumbels = -(-ClampProbs(rand(shape, l.dtype, l.device, generator: Rng)).log()).log();
            return ((l + gumbels) / temperature).log_softmax(-1);
        });
    }

    public override Tensor log_prob(Tensor value) =>
        Scoped(() =>
        {
            var k = index.Events;
            var scale = tensor((double)k, ScalarType.Float64).lgamma().ToDouble() + temperature.log() * (k - 1);
            return (logits - value * temperature).log_softmax(-1).sum(dim: -1) + scale;
        });

    public override Tensor entropy() => throw Lacks(nameof(entropy));

    public override distributions.Distribution expand(Size batch_shape, distributions.Distribution? instance = null)
    {
        var wide = (ExpRelaxedCategorical)(
            instance ?? new ExpRelaxedCategorical(temperature, (Categorical)index.expand(batch_shape), generator)
        );
        wide.index = (Categorical)index.expand(batch_shape);
        wide._init(batch_shape, event_shape);
        return wide;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            index.Dispose();
        base.Dispose(disposing);
    }
}

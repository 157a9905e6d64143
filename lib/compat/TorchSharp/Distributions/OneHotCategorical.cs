using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Unit vectors of length K with probabilities in proportion to p: [batch, K], or to exp(l).</summary>
public class OneHotCategorical : distributions.Distribution
{
    private Categorical index;

    public OneHotCategorical(Tensor? p = null, Tensor? l = null, Generator? generator = null)
        : this(new Categorical(p, l, generator), generator) { }

    private OneHotCategorical(Categorical index, Generator? generator)
        : base(generator, index.batch_shape, new Size([index.Events])) => this.index = index;

    public Tensor probs => index.probs;

    public Tensor logits => index.logits;

    public override Tensor mean => probs;

    public override Tensor mode => Scoped(() => OneHot(index.Likeliest));

    public override Tensor variance => Scoped(() => probs * (1 - probs));

    public override Tensor rsample(params long[] sample_shape) => Scoped(() => OneHot(index.rsample(sample_shape)));

    public override Tensor log_prob(Tensor value) => Scoped(() => index.log_prob(value.argmax(-1)));

    public override Tensor entropy() => index.entropy();

    public override distributions.Distribution expand(Size batch_shape, distributions.Distribution? instance = null)
    {
        var wide = (OneHotCategorical)base.expand(batch_shape, instance);
        wide.index = (Categorical)index.expand(batch_shape);
        return wide;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            index.Dispose();
        base.Dispose(disposing);
    }

    private Tensor OneHot(Tensor indices) => nn.functional.one_hot(indices, index.Events).to_type(probs.dtype);
}

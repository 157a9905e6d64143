using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>rate · exp(−rate x) for x ≥ 0.</summary>
public class Exponential : distributions.Distribution
{
    public Exponential(Tensor rate, Generator? generator = null)
        : base(generator, 0, rate) { }

    private Tensor Rate => Owned(0);

    public override Tensor mean => Rate.reciprocal();

    public override Tensor mode => Rate.zeros_like();

    public override Tensor stddev => Rate.reciprocal();

    public override Tensor variance => Rate.pow(-2);

    public override Tensor rsample(params long[] sample_shape)
    {
        var shape = ExtendedShape(sample_shape);
        return Scoped(() => empty(shape, Rate.dtype, Rate.device).exponential_(generator: Rng) / Rate);
    }

    public override Tensor log_prob(Tensor value) => Scoped(() => Rate.log() - Rate * value);

    public override Tensor entropy() => Scoped(() => 1 - Rate.log());

    public override Tensor cdf(Tensor value) => Scoped(() => 1 - (-Rate * value).exp());

    public override Tensor icdf(Tensor value) => Scoped(() => -(-value).log1p() / Rate);
}

using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Uniform on [low, high).</summary>
public class Uniform : distributions.Distribution
{
    public Uniform(Tensor low, Tensor high, Generator? generator = null)
        : base(generator, 0, Broadcast(low, high)) { }

    private Tensor Low => Owned(0);

    private Tensor High => Owned(1);

    public override Tensor mean => Scoped(() => (Low + High) / 2);

    public override Tensor mode => High * double.NaN;

    public override Tensor variance => Scoped(() => (High - Low).pow(2) / 12);

    public override Tensor rsample(params long[] sample_shape)
    {
        var shape = ExtendedShape(sample_shape);
        return Scoped(() => Low + rand(shape, Low.dtype, Low.device, generator: Rng) * (High - Low));
    }

    public override Tensor log_prob(Tensor value) =>
        Scoped(() => (Low.le(value) & High.gt(value)).to_type(Low.dtype).log() - (High - Low).log());

    public override Tensor entropy() => Scoped(() => (High - Low).log());

    public override Tensor cdf(Tensor value) => Scoped(() => ((value - Low) / (High - Low)).clamp(0, 1));

    public override Tensor icdf(Tensor value) => Scoped(() => value * (High - Low) + Low);
}

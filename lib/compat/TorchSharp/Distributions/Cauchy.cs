using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>1 / (π scale (1 + ((x − loc) / scale)²)): no mean, no variance.</summary>
public class Cauchy : distributions.Distribution
{
    public Cauchy(Tensor loc, Tensor scale, Generator? generator = null)
        : base(generator, 0, Broadcast(loc, scale)) { }

    private Tensor Loc => Owned(0);

    private Tensor Scale => Owned(1);

    public override Tensor mean => Loc.full_like(double.NaN);

    public override Tensor mode => Loc;

    public override Tensor variance => Loc.full_like(double.PositiveInfinity);

    public override Tensor rsample(params long[] sample_shape)
    {
        var shape = ExtendedShape(sample_shape);
        return Scoped(() => Loc + empty(shape, Loc.dtype, Loc.device).cauchy_(generator: Rng) * Scale);
    }

    public override Tensor log_prob(Tensor value) =>
        Scoped(() => -Math.Log(Math.PI) - Scale.log() - ((value - Loc) / Scale).pow(2).log1p());

    public override Tensor entropy() => Scoped(() => Scale.log() + Math.Log(4 * Math.PI));

    public override Tensor cdf(Tensor value) => Scoped(() => ((value - Loc) / Scale).atan() / Math.PI + 0.5);

    public override Tensor icdf(Tensor value) => Scoped(() => (Math.PI * (value - 0.5)).tan() * Scale + Loc);
}

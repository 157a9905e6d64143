using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>N(loc, scale²).</summary>
public class Normal : distributions.Distribution
{
    private static readonly double HalfLog2Pi = 0.5 * Math.Log(2 * Math.PI);

    public Normal(Tensor loc, Tensor scale, Generator? generator = null)
        : base(generator, 0, Broadcast(loc, scale)) { }

    private Tensor Loc => Owned(0);

    private Tensor Scale => Owned(1);

    public override Tensor mean => Loc;

    public override Tensor mode => Loc;

    public override Tensor stddev => Scale;

    public override Tensor variance => Scale.pow(2);

    public override Tensor sample(params long[] sample_shape)
    {
        var shape = ExtendedShape(sample_shape);
        return Without(() => normal(Loc.expand(shape), Scale.expand(shape), Rng));
    }

    public override Tensor rsample(params long[] sample_shape)
    {
        var shape = ExtendedShape(sample_shape);
        return Scoped(() => Loc + empty(shape, Loc.dtype, Loc.device).normal_(generator: Rng) * Scale);
    }

    public override Tensor log_prob(Tensor value) =>
        Scoped(() => ((value - Loc) / Scale).pow(2) * -0.5 - Scale.log() - HalfLog2Pi);

    public override Tensor entropy() => Scoped(() => Scale.log() + (0.5 + HalfLog2Pi));

    public override Tensor cdf(Tensor value) => Scoped(() => ((value - Loc) / (Scale * Math.Sqrt(2))).erf().add(1) * 0.5);

    public override Tensor icdf(Tensor value) => Scoped(() => Loc + Scale * (2 * value - 1).erfinv() * Math.Sqrt(2));
}

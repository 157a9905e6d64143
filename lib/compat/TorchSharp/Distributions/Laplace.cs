using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>exp(−|x − loc| / scale) / (2 scale).</summary>
public class Laplace : distributions.Distribution
{
    public Laplace(Tensor loc, Tensor scale, Generator? generator = null)
        : base(generator, 0, Broadcast(loc, scale)) { }

    private Tensor Loc => Owned(0);

    private Tensor Scale => Owned(1);

    public override Tensor mean => Loc;

    public override Tensor mode => Loc;

    public override Tensor stddev => Scale * Math.Sqrt(2);

    public override Tensor variance => Scoped(() => Scale.pow(2) * 2);

    public override Tensor rsample(params long[] sample_shape)
    {
        var shape = ExtendedShape(sample_shape);
        return Scoped(() =>
        {
            var u = empty(shape, Loc.dtype, Loc.device).uniform_(finfo(Loc.dtype).eps - 1, 1, Rng);
            return Loc - Scale * u.sign() * (-u.abs()).log1p();
        });
    }

    public override Tensor log_prob(Tensor value) => Scoped(() => -(2 * Scale).log() - (value - Loc).abs() / Scale);

    public override Tensor entropy() => Scoped(() => (2 * Scale).log() + 1);

    public override Tensor cdf(Tensor value) =>
        Scoped(() => 0.5 - 0.5 * (value - Loc).sign() * (-(value - Loc).abs() / Scale).expm1());

    public override Tensor icdf(Tensor value) =>
        Scoped(() => Loc - Scale * (value - 0.5).sign() * (-2 * (value - 0.5).abs()).log1p());
}

using static TorchSharp.torch;
using static TorchSharp.torch.distributions.transforms;

namespace TorchSharp.Modules;

/// <summary>loc − scale · log(−log u), u uniform: the maximum of many.</summary>
public class Gumbel : TransformedDistribution
{
    internal Gumbel(Tensor loc, Tensor scale, Generator? generator = null)
        : base(Unit(loc, scale, generator), Steps(loc, scale), generator, Broadcast(loc, scale)) { }

    private Tensor Loc => Owned(0);

    private Tensor Scale => Owned(1);

    public override Tensor mean => Scoped(() => Loc + Scale * euler_constant);

    public override Tensor mode => Loc;

    public override Tensor stddev => Scale * (Math.PI / Math.Sqrt(6));

    public override Tensor variance => Scoped(() => stddev.pow(2));

    public override Tensor log_prob(Tensor value) =>
        Scoped(() =>
        {
            var y = (Loc - value) / Scale;
            return y - y.exp() - Scale.log();
        });

    public override Tensor entropy() => Scoped(() => Scale.log() + (1 + euler_constant));

    private static Uniform Unit(Tensor loc, Tensor scale, Generator? generator)
    {
        var info = finfo(loc.dtype);
        var like = Broadcast(loc, scale)[0];
        return new Uniform(like.full_like(info.tiny), like.full_like(1 - info.eps), generator);
    }

    private static Transform[] Steps(Tensor loc, Tensor scale) =>
        [
            new LogTransform(),
            new AffineTransform(scale.zeros_like(), -scale.ones_like()),
            new LogTransform(),
            new AffineTransform(loc, -scale),
        ];
}

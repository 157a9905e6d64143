using static TorchSharp.torch;
using static TorchSharp.torch.distributions.transforms;

namespace TorchSharp.Modules;

/// <summary>exp of N(loc, scale²).</summary>
public class LogNormal : TransformedDistribution
{
    internal LogNormal(Tensor loc, Tensor scale, Generator? generator = null)
        : base(new Normal(loc, scale, generator), [new ExpTransform()], generator, Broadcast(loc, scale)) { }

    public Tensor loc => Owned(0);

    public Tensor scale => Owned(1);

    public override Tensor mean => Scoped(() => (loc + scale.pow(2) / 2).exp());

    public override Tensor mode => Scoped(() => (loc - scale.pow(2)).exp());

    public override Tensor variance => Scoped(() => scale.pow(2).expm1() * (2 * loc + scale.pow(2)).exp());

    public override Tensor entropy() => Scoped(() => base_distribution.entropy() + loc);
}

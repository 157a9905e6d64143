using static TorchSharp.torch;
using static TorchSharp.torch.distributions.transforms;

namespace TorchSharp.Modules;

/// <summary>|x| for x of N(0, scale²).</summary>
public class HalfNormal : TransformedDistribution
{
    internal HalfNormal(Tensor scale, Generator? generator = null)
        : base(new Normal(scale.zeros_like(), scale, generator), [new AbsTransform()], generator, scale) { }

    public Tensor scale => Owned(0);

    public override Tensor mean => scale * Math.Sqrt(2 / Math.PI);

    public override Tensor mode => scale.zeros_like();

    public override Tensor variance => Scoped(() => scale.pow(2) * (1 - 2 / Math.PI));

    public override Tensor log_prob(Tensor value) =>
        Scoped(() => (base_distribution.log_prob(value) + Math.Log(2)).masked_fill(value.lt(0), double.NegativeInfinity));

    public override Tensor entropy() => Scoped(() => base_distribution.entropy() - Math.Log(2));

    public override Tensor cdf(Tensor value) => Scoped(() => 2 * base_distribution.cdf(value) - 1);

    public override Tensor icdf(Tensor prob) => Scoped(() => base_distribution.icdf((prob + 1) / 2));
}

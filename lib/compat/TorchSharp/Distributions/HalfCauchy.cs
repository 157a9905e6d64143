using static TorchSharp.torch;
using static TorchSharp.torch.distributions.transforms;

namespace TorchSharp.Modules;

/// <summary>|x| for x of the Cauchy distribution around 0.</summary>
public class HalfCauchy : TransformedDistribution
{
    internal HalfCauchy(Tensor scale, Generator? generator = null)
        : base(new Cauchy(scale.zeros_like(), scale, generator), [new AbsTransform()], generator, scale) { }

    public Tensor scale => Owned(0);

    public override Tensor mean => scale.full_like(double.PositiveInfinity);

    public override Tensor mode => scale.zeros_like();

    public override Tensor variance => base_distribution.variance;

    public override Tensor log_prob(Tensor value) =>
        Scoped(() => (base_distribution.log_prob(value) + Math.Log(2)).masked_fill(value.lt(0), double.NegativeInfinity));

    public override Tensor entropy() => Scoped(() => base_distribution.entropy() - Math.Log(2));

    public override Tensor cdf(Tensor value) => Scoped(() => 2 * base_distribution.cdf(value) - 1);

    public override Tensor icdf(Tensor value) => Scoped(() => base_distribution.icdf((value + 1) / 2));
}

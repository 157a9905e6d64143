using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>rateᵏ exp(−rate) / k!.</summary>
public class Poisson : distributions.Distribution
{
    public Poisson(Tensor rate, Generator? generator = null)
        : base(generator, 0, rate) { }

    private Tensor Rate => Owned(0);

    public override Tensor mean => Rate;

    public override Tensor mode => Rate.floor();

    public override Tensor variance => Rate;

    public override Tensor rsample(params long[] sample_shape)
    {
        var shape = ExtendedShape(sample_shape);
        return Without(() => poisson(Rate.expand(shape), Rng));
    }

    public override Tensor log_prob(Tensor value) => Scoped(() => value.xlogy(Rate) - Rate - (value + 1).lgamma());
}

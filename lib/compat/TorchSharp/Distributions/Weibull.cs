using static TorchSharp.torch;
using static TorchSharp.torch.distributions.transforms;

namespace TorchSharp.Modules;

/// <summary>scale · e^(1/k) for e of the unit exponential distribution, k = concentration.</summary>
public class Weibull : TransformedDistribution
{
    internal Weibull(Tensor scale, Tensor concentration, Generator? generator = null)
        : base(
            new Exponential(Broadcast(scale, concentration)[0].ones_like(), generator),
            [new PowerTransform(concentration.reciprocal()), new AffineTransform(scale.zeros_like(), scale)],
            generator,
            Broadcast(scale, concentration)
        ) { }

    private Tensor Scale => Owned(0);

    private Tensor K => Owned(1);

    public override Tensor mean => Scale * Moment(1);

    public override Tensor mode => Scoped(() => Scale * ((K - 1) / K).pow(K.reciprocal()));

    public override Tensor variance => Scoped(() => Scale.pow(2) * (Moment(2) - Moment(1).pow(2)));

    public override Tensor entropy() => Scoped(() => euler_constant * (1 - K.reciprocal()) + (Scale / K).log() + 1);

    private Tensor Moment(double n) => Scoped(() => (1 + n / K).lgamma().exp());
}

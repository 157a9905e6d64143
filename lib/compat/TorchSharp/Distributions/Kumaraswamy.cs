using static TorchSharp.torch;
using static TorchSharp.torch.distributions.transforms;

namespace TorchSharp.Modules;

/// <summary>a b x^(a − 1) (1 − xᵃ)^(b − 1) on (0, 1), a = concentration1, b = concentration0.</summary>
public class Kumaraswamy : TransformedDistribution
{
    internal Kumaraswamy(Tensor concentration1, Tensor concentration0, Generator? generator = null)
        : base(
            Unit(concentration1, concentration0, generator),
            Steps(concentration1, concentration0),
            generator,
            Broadcast(concentration1, concentration0)
        ) { }

    public Tensor concentration1 => Owned(0);

    public Tensor concentration0 => Owned(1);

    public override Tensor mean => Moment(1);

    public override Tensor mode =>
        Scoped(() =>
        {
            var (a, b) = (concentration1, concentration0);
            var logs = a.reciprocal() * ((-a).log1p() - (-a * b).log1p());
            var inside = ((a - 1) / (a * b - 1)).pow(a.reciprocal());
            return where(a.ge(1) & b.ge(1), inside, logs.full_like(double.NaN));
        });

    public override Tensor variance => Scoped(() => Moment(2) - Moment(1).pow(2));

    public override Tensor entropy() =>
        Scoped(() =>
        {
            var (a, b) = (concentration1, concentration0);
            var harmonic = (b + 1).digamma() + euler_constant;
            return (1 - b.reciprocal()) + (1 - a.reciprocal()) * harmonic - a.log() - b.log();
        });

    private Tensor Moment(double n) =>
        Scoped(() =>
        {
            var (k, b) = (1 + n / concentration1, concentration0);
            return b * (k.lgamma() + b.lgamma() - (k + b).lgamma()).exp();
        });

    private static Uniform Unit(Tensor a, Tensor b, Generator? generator)
    {
        var like = Broadcast(a, b)[0];
        return new Uniform(like.zeros_like(), like.ones_like(), generator);
    }

    private static Transform[] Steps(Tensor a, Tensor b) =>
        [
            new PowerTransform(b.reciprocal()),
            new AffineTransform(b.ones_like(), -b.ones_like()),
            new PowerTransform(a.reciprocal()),
        ];
}

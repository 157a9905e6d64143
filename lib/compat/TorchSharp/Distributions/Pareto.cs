using static TorchSharp.torch;
using static TorchSharp.torch.distributions.transforms;

namespace TorchSharp.Modules;

/// <summary>alpha scaleᵃ / xᵃ⁺¹ for x ≥ scale.</summary>
public class Pareto : TransformedDistribution
{
    internal Pareto(Tensor scale, Tensor alpha, Generator? generator = null)
        : base(
            new Exponential(Broadcast(alpha, scale)[0], generator),
            [new ExpTransform(), new AffineTransform(scale.zeros_like(), scale)],
            generator,
            Broadcast(scale, alpha)
        ) { }

    public Tensor scale => Owned(0);

    public Tensor alpha => Owned(1);

    public override Tensor mean =>
        Scoped(() =>
        {
            var a = alpha.clamp_min(1);
            return a * scale / (a - 1);
        });

    public override Tensor mode => scale;

    public override Tensor variance =>
        Scoped(() =>
        {
            var a = alpha.clamp_min(2);
            return scale.pow(2) * a / ((a - 1).pow(2) * (a - 2));
        });

    public override Tensor entropy() => Scoped(() => (scale / alpha).log() + 1 + alpha.reciprocal());
}

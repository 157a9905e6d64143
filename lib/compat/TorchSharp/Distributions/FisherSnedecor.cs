using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>(x₁ / df1) / (x₂ / df2) for x₁, x₂ of χ² with df1 and df2 degrees of freedom.</summary>
public class FisherSnedecor : distributions.Distribution
{
    public FisherSnedecor(Tensor df1, Tensor df2, Generator? generator = null)
        : base(generator, 0, Broadcast(df1, df2)) { }

    private Tensor D1 => Owned(0);

    private Tensor D2 => Owned(1);

    public override Tensor mean => Scoped(() => (D2 / (D2 - 2)).masked_fill(D2.le(2), double.NaN));

    public override Tensor variance =>
        Scoped(() => (2 * D2.pow(2) * (D1 + D2 - 2) / (D1 * (D2 - 2).pow(2) * (D2 - 4))).masked_fill(D2.le(4), double.NaN));

    public override Tensor rsample(params long[] sample_shape)
    {
        var shape = ExtendedShape(sample_shape);
        return Scoped(() =>
        {
            var tiny = finfo(D1.dtype).tiny;
            var above = _standard_gamma((D1 * 0.5).expand(shape), Rng) / D1;
            var below = _standard_gamma((D2 * 0.5).expand(shape), Rng) / D2;
            return (above / below.clamp_min(tiny)).clamp_min(tiny);
        });
    }

    public override Tensor log_prob(Tensor value) =>
        Scoped(() =>
        {
            var (a, b, ratio) = (D1 * 0.5, D2 * 0.5, D1 / D2);
            return (a + b).lgamma()
                - a.lgamma()
                - b.lgamma()
                + a * ratio.log()
                + (a - 1) * value.log()
                - (a + b) * (ratio * value).log1p();
        });

    public override Tensor entropy() => throw Lacks(nameof(entropy));
}

using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>rateᵃ xᵃ⁻¹ exp(−rate x) / Γ(a), a = concentration, for x > 0.</summary>
public class Gamma : distributions.Distribution
{
    public Gamma(Tensor concentration, Tensor rate, Generator? generator = null)
        : base(generator, 0, Broadcast(concentration, rate)) { }

    private Tensor A => Owned(0);

    private Tensor Rate => Owned(1);

    public override Tensor mean => A / Rate;

    public override Tensor mode => Scoped(() => ((A - 1) / Rate).clamp_min(0));

    public override Tensor variance => Scoped(() => A / Rate.pow(2));

    public override Tensor rsample(params long[] sample_shape)
    {
        var shape = ExtendedShape(sample_shape);
        return Scoped(() =>
        {
            var value = _standard_gamma(A.expand(shape), Rng) / Rate.expand(shape);
            return value.clamp_min(finfo(value.dtype).tiny);
        });
    }

    public override Tensor log_prob(Tensor value) =>
        Scoped(() => A.xlogy(Rate) + (A - 1).xlogy(value) - Rate * value - A.lgamma());

    public override Tensor entropy() => Scoped(() => A - Rate.log() + A.lgamma() + (1 - A) * A.digamma());

    public override Tensor cdf(Tensor value) => Scoped(() => special.gammainc(A, Rate * value));
}

/// <summary>χ² with df degrees of freedom: Gamma(df / 2, 1/2).</summary>
public class Chi2 : Gamma
{
    public Chi2(Tensor df, Generator? generator = null)
        : base(df * 0.5, df.full_like(0.5), generator) { }

    public Tensor df => Scoped(() => 2 * mean * 0.5);
}

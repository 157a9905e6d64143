using MathNet.Numerics;
using MathNet.Numerics.Random;

namespace GenerativeModels.Probability;

/// <summary>p(x) = λᵏ xᵏ⁻¹ exp(−λx)/Γ(k) for x &gt; 0: the sum of k waits at the rate λ, where k is an integer.</summary>
public sealed class GammaLaw : Univariate
{
    /// <param name="shape">k &gt; 0.</param>
    /// <param name="rate">λ &gt; 0, in 1/x.</param>
    public GammaLaw(double shape, double rate = 1)
    {
        if (!(shape > 0))
            throw new ArgumentOutOfRangeException(nameof(shape), shape, "expected a positive shape");
        if (!(rate > 0))
            throw new ArgumentOutOfRangeException(nameof(rate), rate, "expected a positive rate");
        (Shape, Rate) = (shape, rate);
    }

    /// <summary>k.</summary>
    public double Shape { get; }

    /// <summary>λ.</summary>
    public double Rate { get; }

    /// <inheritdoc/>
    public override double Mean => Shape / Rate;

    /// <inheritdoc/>
    public override double StdDev => Math.Sqrt(Shape) / Rate;

    /// <inheritdoc/>
    public override (double Low, double High) Range
    {
        get
        {
            // F(x) ≤ xᵏ/Γ(k + 1), and beyond k + √(80 k) + 40 lies less than e⁻³⁰.
            var low = Math.Exp((SpecialFunctions.GammaLn(Shape + 1) - 34) / Shape);
            return (low / Rate, (Shape + Math.Sqrt(80 * Shape) + 40) / Rate);
        }
    }

    /// <inheritdoc/>
    public override double LogDensity(double x) =>
        x > 0 ? MathNet.Numerics.Distributions.Gamma.PDFLn(Shape, Rate, x) : double.NegativeInfinity;

    /// <inheritdoc/>
    public override double Cdf(double x)
    {
        var (k, t) = (Shape, Rate * x);
        if (t <= 0)
            return 0;
        // MathNet takes arguments as small as these for zero; two terms of the series are exact to 1e-16.
        return t < 1e-8
            ? Math.Exp(k * Math.Log(t) - SpecialFunctions.GammaLn(k + 1)) * (1 - k / (k + 1) * t)
            : MathNet.Numerics.Distributions.Gamma.CDF(k, Rate, x);
    }

    /// <inheritdoc/>
    public override double[] Sample(int count, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var draws = new double[count];
        MathNet.Numerics.Distributions.Gamma.Samples(new Xoshiro256StarStar(seed), draws, Shape, Rate);
        return draws;
    }

    /// <summary>H = k − log λ + log Γ(k) + (1 − k) ψ(k), in nats.</summary>
    public override double Entropy() =>
        Shape - Math.Log(Rate) + SpecialFunctions.GammaLn(Shape) + (1 - Shape) * SpecialFunctions.DiGamma(Shape);

    internal override double Unfold(double w) => Math.Exp(w);

    internal override double Stretch(double w) => Math.Exp(w);

    internal override double Fold(double x) => Math.Log(x);
}

using MathNet.Numerics;
using MathNet.Numerics.Random;

namespace GenerativeModels.Probability;

/// <summary>Student's t: p(x) ∝ (1 + z²/ν)^{−(ν+1)/2} with z = (x − μ)/s. Heavy tails; ν = 1 is the Cauchy distribution, ν → ∞ the Gaussian.</summary>
public sealed class StudentLaw : Univariate
{
    /// <param name="degrees">ν &gt; 0.</param>
    /// <param name="location">μ.</param>
    /// <param name="scale">s &gt; 0.</param>
    public StudentLaw(double degrees, double location = 0, double scale = 1)
    {
        if (!(degrees > 0))
            throw new ArgumentOutOfRangeException(nameof(degrees), degrees, "expected a positive number of degrees of freedom");
        if (!(scale > 0))
            throw new ArgumentOutOfRangeException(nameof(scale), scale, "expected a positive scale");
        (Degrees, Location, Scale) = (degrees, location, scale);
    }

    /// <summary>Cauchy: p(x) = 1/(πs(1 + z²)), which has neither mean nor variance.</summary>
    public static StudentLaw Cauchy(double location = 0, double scale = 1) => new(1, location, scale);

    /// <summary>ν.</summary>
    public double Degrees { get; }

    /// <summary>μ, the median.</summary>
    public double Location { get; }

    /// <summary>s.</summary>
    public double Scale { get; }

    /// <summary>μ; NaN for ν ≤ 1, where it does not exist.</summary>
    public override double Mean => Degrees > 1 ? Location : double.NaN;

    /// <summary>s√(ν/(ν − 2)); +∞ for 1 &lt; ν ≤ 2, NaN for ν ≤ 1.</summary>
    public override double StdDev =>
        Degrees > 2 ? Scale * Math.Sqrt(Degrees / (Degrees - 2))
        : Degrees > 1 ? double.PositiveInfinity
        : double.NaN;

    /// <inheritdoc/>
    public override (double Low, double High) Range => (Unfold(-60), Unfold(60));

    /// <inheritdoc/>
    public override double LogDensity(double x)
    {
        var (nu, z) = (Degrees, (x - Location) / Scale);
        return LogNormaliser - (nu + 1) / 2 * double.LogP1(z * z / nu);
    }

    /// <inheritdoc/>
    public override double Cdf(double x) => MathNet.Numerics.Distributions.StudentT.CDF(Location, Scale, Degrees, x);

    /// <inheritdoc/>
    public override double Quantile(double u)
    {
        CheckProbability(u);
        return Degrees == 1 ? Location + Scale * Math.Tan(Math.PI * (u - 0.5)) : base.Quantile(u);
    }

    /// <inheritdoc/>
    public override double[] Sample(int count, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var draws = new double[count];
        MathNet.Numerics.Distributions.StudentT.Samples(new Xoshiro256StarStar(seed), draws, Location, Scale, Degrees);
        return draws;
    }

    /// <summary>H = (ν+1)/2 (ψ((ν+1)/2) − ψ(ν/2)) − log p(μ), in nats.</summary>
    public override double Entropy()
    {
        var half = (Degrees + 1) / 2;
        return half * (SpecialFunctions.DiGamma(half) - SpecialFunctions.DiGamma(Degrees / 2)) - LogNormaliser;
    }

    internal override double Unfold(double w) => Location + Scale * Math.Sinh(w);

    internal override double Stretch(double w) => Scale * Math.Cosh(w);

    internal override double Fold(double x) => Math.Asinh((x - Location) / Scale);

    private double LogNormaliser =>
        SpecialFunctions.GammaLn((Degrees + 1) / 2)
        - SpecialFunctions.GammaLn(Degrees / 2)
        - 0.5 * Math.Log(Math.PI * Degrees)
        - Math.Log(Scale);
}

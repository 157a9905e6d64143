using MathNet.Numerics;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace GenerativeModels.Probability;

/// <summary>N(μ, σ²): p(x) = exp(−(x − μ)²/2σ²) / (σ√2π).</summary>
public sealed class Gaussian : Univariate
{
    /// <summary>Φ and φ belong to this one: μ = 0, σ = 1.</summary>
    public static Gaussian Standard { get; } = new(0, 1);

    /// <param name="mean">μ.</param>
    /// <param name="stdDev">σ &gt; 0, not σ².</param>
    /// <exception cref="ArgumentOutOfRangeException">Outside of the ranges of <see cref="Univariate"/>.</exception>
    public Gaussian(double mean, double stdDev) =>
        (Mean, StdDev) = (Finite(mean, nameof(mean)), Positive(stdDev, nameof(stdDev)));

    /// <summary>The maximum-likelihood fit: the samples' mean and standard deviation (divided by N).</summary>
    /// <param name="samples">[N], at least two different values.</param>
    public static Gaussian Fit(IReadOnlyList<double> samples)
    {
        var mean = samples.Average();
        return new Gaussian(mean, Math.Sqrt(samples.Average(x => (x - mean) * (x - mean))));
    }

    /// <inheritdoc/>
    public override double Mean { get; }

    /// <inheritdoc/>
    public override double StdDev { get; }

    /// <inheritdoc/>
    public override (double Low, double High) Range => (Mean - 8 * StdDev, Mean + 8 * StdDev);

    /// <inheritdoc/>
    public override double LogDensity(double x) => Normal.PDFLn(Mean, StdDev, x);

    /// <inheritdoc/>
    public override double Cdf(double x) => Normal.CDF(Mean, StdDev, x);

    internal override double Survival(double x) => Normal.CDF(-Mean, StdDev, -x);

    /// <inheritdoc/>
    public override double Quantile(double u)
    {
        CheckProbability(u);
        return Normal.InvCDF(Mean, StdDev, u);
    }

    /// <inheritdoc/>
    public override double[] Sample(int count, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var draws = new double[count];
        Normal.Samples(new Xoshiro256StarStar(seed), draws, Mean, StdDev);
        return draws;
    }

    /// <summary>H = ½ log(2πe σ²), in nats.</summary>
    public override double Entropy() => 0.5 * Math.Log(2 * Math.PI * Math.E) + Math.Log(StdDev);

    /// <summary>KL(this ‖ q) = log(σ_q/σ) + (σ² + (μ − μ_q)²)/(2σ_q²) − ½, in nats.</summary>
    public double Kl(Gaussian q)
    {
        var (ratio, shift) = (StdDev / q.StdDev, (Mean - q.Mean) / q.StdDev);
        return -Math.Log(ratio) + (ratio * ratio + shift * shift - 1) / 2;
    }
}

/// <summary>U(a, b): p(x) = 1/(b − a) between a and b, and nothing elsewhere.</summary>
public sealed class UniformLaw : Univariate
{
    /// <summary>All that a computer draws: between 0 and 1.</summary>
    public static UniformLaw Unit { get; } = new(0, 1);

    /// <param name="low">a.</param>
    /// <param name="high">b &gt; a.</param>
    /// <exception cref="ArgumentOutOfRangeException">Outside of the ranges of <see cref="Univariate"/>, or b ≤ a.</exception>
    public UniformLaw(double low, double high)
    {
        if (!(Finite(high, nameof(high)) > Finite(low, nameof(low))))
            throw new ArgumentOutOfRangeException(nameof(high), high, $"expected more than {low}");
        Range = (low, high);
    }

    /// <inheritdoc/>
    public override (double Low, double High) Range { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<double> Kinks => [Range.Low, Range.High];

    /// <inheritdoc/>
    public override double Mean => (Range.Low + Range.High) / 2;

    /// <inheritdoc/>
    public override double StdDev => Width / Math.Sqrt(12);

    /// <inheritdoc/>
    public override double LogDensity(double x) => x >= Range.Low && x <= Range.High ? -Math.Log(Width) : double.NegativeInfinity;

    /// <inheritdoc/>
    public override double Cdf(double x) => Math.Clamp((x - Range.Low) / Width, 0, 1);

    /// <inheritdoc/>
    public override double Quantile(double u)
    {
        CheckProbability(u);
        return Math.Min(Range.Low + u * Width, Range.High);
    }

    /// <summary>H = log(b − a), in nats: negative where the interval is shorter than 1.</summary>
    public override double Entropy() => Math.Log(Width);

    private double Width => Range.High - Range.Low;
}

/// <summary>p(x) = λ exp(−λx) for x ≥ 0: how long one waits for what comes at the rate λ without memory.</summary>
public sealed class ExponentialLaw : Univariate
{
    /// <param name="rate">λ &gt; 0, in 1/x.</param>
    /// <exception cref="ArgumentOutOfRangeException">Outside of the ranges of <see cref="Univariate"/>.</exception>
    public ExponentialLaw(double rate = 1) => Rate = Positive(rate, nameof(rate));

    /// <summary>λ.</summary>
    public double Rate { get; }

    /// <inheritdoc/>
    public override double Mean => 1 / Rate;

    /// <inheritdoc/>
    public override double StdDev => 1 / Rate;

    /// <inheritdoc/>
    public override (double Low, double High) Range => (0, 40 / Rate);

    /// <inheritdoc/>
    public override IReadOnlyList<double> Kinks => [0];

    /// <inheritdoc/>
    public override double LogDensity(double x) => x >= 0 ? Math.Log(Rate) - Rate * x : double.NegativeInfinity;

    /// <summary>F(x) = 1 − exp(−λx).</summary>
    public override double Cdf(double x) => x > 0 ? -Stirling.Expm1(-Rate * x) : 0;

    /// <summary>F⁻¹(u) = −log(1 − u)/λ.</summary>
    public override double Quantile(double u)
    {
        CheckProbability(u);
        return -SpecialFunctions.Log1p(-u) / Rate;
    }

    /// <summary>H = 1 − log λ, in nats: the most that a positive variable with this mean can have.</summary>
    public override double Entropy() => 1 - Math.Log(Rate);
}

/// <summary>p(x) = exp(−|x − μ|/b)/2b: an exponential to either side.</summary>
public sealed class LaplaceLaw : Univariate
{
    /// <param name="mean">μ.</param>
    /// <param name="scale">b &gt; 0; the standard deviation is b√2.</param>
    /// <exception cref="ArgumentOutOfRangeException">Outside of the ranges of <see cref="Univariate"/>.</exception>
    public LaplaceLaw(double mean = 0, double scale = 1) =>
        (Mean, Scale) = (Finite(mean, nameof(mean)), Positive(scale, nameof(scale)));

    /// <inheritdoc/>
    public override double Mean { get; }

    /// <summary>b.</summary>
    public double Scale { get; }

    /// <inheritdoc/>
    public override double StdDev => Scale * Math.Sqrt(2);

    /// <inheritdoc/>
    public override (double Low, double High) Range => (Mean - 40 * Scale, Mean + 40 * Scale);

    /// <inheritdoc/>
    public override IReadOnlyList<double> Kinks => [Mean];

    /// <inheritdoc/>
    public override double LogDensity(double x) => -Math.Abs(x - Mean) / Scale - Math.Log(2 * Scale);

    /// <inheritdoc/>
    public override double Cdf(double x)
    {
        var z = (x - Mean) / Scale;
        return z < 0 ? Math.Exp(z) / 2 : 1 - Math.Exp(-z) / 2;
    }

    /// <inheritdoc/>
    public override double Quantile(double u)
    {
        CheckProbability(u);
        return Mean + Scale * (u < 0.5 ? Math.Log(2 * u) : -Math.Log(2 * (1 - u)));
    }

    /// <summary>H = 1 + log 2b, in nats.</summary>
    public override double Entropy() => 1 + Math.Log(2 * Scale);
}

/// <summary>p(x) = s⁻¹ e⁻ᶻ/(1 + e⁻ᶻ)² with z = (x − μ)/s: its distribution function is the sigmoid of networks.</summary>
public sealed class LogisticLaw : Univariate
{
    /// <param name="mean">μ.</param>
    /// <param name="scale">s &gt; 0; the standard deviation is sπ/√3.</param>
    /// <exception cref="ArgumentOutOfRangeException">Outside of the ranges of <see cref="Univariate"/>.</exception>
    public LogisticLaw(double mean = 0, double scale = 1) =>
        (Mean, Scale) = (Finite(mean, nameof(mean)), Positive(scale, nameof(scale)));

    /// <inheritdoc/>
    public override double Mean { get; }

    /// <summary>s.</summary>
    public double Scale { get; }

    /// <inheritdoc/>
    public override double StdDev => Scale * Math.PI / Math.Sqrt(3);

    /// <inheritdoc/>
    public override (double Low, double High) Range => (Mean - 40 * Scale, Mean + 40 * Scale);

    /// <inheritdoc/>
    public override double LogDensity(double x)
    {
        var z = Math.Abs(x - Mean) / Scale;
        return -z - 2 * SpecialFunctions.Log1p(Math.Exp(-z)) - Math.Log(Scale);
    }

    /// <summary>F(x) = 1/(1 + e⁻ᶻ).</summary>
    public override double Cdf(double x) => 1 / (1 + Math.Exp(-(x - Mean) / Scale));

    /// <summary>F⁻¹(u) = μ + s log(u/(1 − u)).</summary>
    public override double Quantile(double u)
    {
        CheckProbability(u);
        return Mean + Scale * (Math.Log(u) - SpecialFunctions.Log1p(-u));
    }

    /// <summary>H = 2 + log s, in nats.</summary>
    public override double Entropy() => 2 + Math.Log(Scale);
}

/// <summary>p(x) = λᵏ xᵏ⁻¹ exp(−λx)/Γ(k) for x &gt; 0: the sum of k waits at the rate λ, where k is an integer.</summary>
/// <remarks>
/// For k &lt; 0.04 there is mass below the least positive double, 5e-324: such draws are 0, such quantiles 5e-324.
/// </remarks>
public sealed class GammaLaw : Univariate
{
    /// <param name="shape">k, 0.01 … 1e9.</param>
    /// <param name="rate">λ &gt; 0, in 1/x.</param>
    /// <exception cref="ArgumentOutOfRangeException">k is not in this range, or λ in that of <see cref="Univariate"/>.</exception>
    public GammaLaw(double shape, double rate = 1) =>
        (Shape, Rate) = (Positive(shape, nameof(shape), 0.01, 1e9), Positive(rate, nameof(rate)));

    /// <summary>k.</summary>
    public double Shape { get; }

    /// <summary>λ.</summary>
    public double Rate { get; }

    /// <inheritdoc/>
    public override double Mean => Shape / Rate;

    /// <inheritdoc/>
    public override double StdDev => Math.Sqrt(Shape) / Rate;

    /// <inheritdoc/>
    public override (double Low, double High) Range => (Unfold(Folded.Low), Unfold(Folded.High));

    /// <inheritdoc/>
    public override double LogDensity(double x)
    {
        if (!(x > 0 && x < double.PositiveInfinity))
            return double.IsNaN(x) ? x : double.NegativeInfinity;
        return Shape < 1
            ? Math.Log(Rate) + (Shape - 1) * (Math.Log(Rate) + Math.Log(x)) - Rate * x - SpecialFunctions.GammaLn(Shape)
            : Stirling.LogPoisson(Shape, Rate * x) + Math.Log(Shape) - Math.Log(x);
    }

    /// <inheritdoc/>
    public override double Cdf(double x) => Stirling.IncompleteGamma(Shape, Rate * x).Lower;

    /// <inheritdoc/>
    public override double[] Sample(int count, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var draws = new double[count];
        Gamma.Samples(new Xoshiro256StarStar(seed), draws, Shape, Rate);
        return draws;
    }

    /// <summary>H = k − log λ + log Γ(k) + (1 − k) ψ(k), in nats.</summary>
    public override double Entropy() =>
        0.5 * Math.Log(2 * Math.PI * Shape)
        + Stirling.Error(Shape)
        + (1 - Shape) * Stirling.DiGammaLessLog(Shape)
        - Math.Log(Rate);

    internal override double Survival(double x) => Stirling.IncompleteGamma(Shape, Rate * x).Upper;

    /// <summary>w = log(x/E X): near 0 where k is large.</summary>
    internal override double Fold(double x) => Math.Log(x / Mean);

    internal override double Unfold(double w) => Math.Max(Mean * Math.Exp(w), double.Epsilon);

    internal override (double Low, double High) Folded
    {
        get
        {
            var k = Shape;
            // F(x) ≤ xᵏ/Γ(k + 1); below k − √(70 k) lies less than e⁻³⁵, beyond k + √(80 k) + 40 less than e⁻³⁰.
            var low =
                k < 100 ? (SpecialFunctions.GammaLn(k + 1) - 34) / k - Math.Log(k) : SpecialFunctions.Log1p(-Math.Sqrt(70 / k));
            return (low, SpecialFunctions.Log1p((Math.Sqrt(80 * k) + 40) / k));
        }
    }

    internal override double LogDensityFolded(double w)
    {
        var (k, t) = (Shape, Shape * Math.Exp(w));
        return k < 1 ? k * (w + Math.Log(k)) - t - SpecialFunctions.GammaLn(k) : Stirling.LogPoisson(k, t) + Math.Log(k);
    }

    /// <summary>For small k the density in w rises slowly up to x ≈ 1/λ and falls at once beyond.</summary>
    internal override IEnumerable<double> Splits => Shape < 1 ? [-5 - Math.Log(Shape)] : [];
}

/// <summary>Student's t: p(x) ∝ (1 + z²/ν)^{−(ν+1)/2} with z = (x − μ)/s. Heavy tails; ν = 1 is the Cauchy distribution, ν → ∞ the Gaussian.</summary>
public sealed class StudentLaw : Univariate
{
    private const double Many = 1000; // degrees from which on Hill's expansion is exact to 1e-12 up to z = 10
    private const double Far = 1e9; // q² + 1 = q²

    /// <param name="degrees">ν, 0.1 … 1e100.</param>
    /// <param name="location">μ.</param>
    /// <param name="scale">s &gt; 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">ν is not in this range, or μ and s in those of <see cref="Univariate"/>.</exception>
    public StudentLaw(double degrees, double location = 0, double scale = 1) =>
        (Degrees, Location, Scale) = (
            Positive(degrees, nameof(degrees), low: 0.1),
            Finite(location, nameof(location)),
            Positive(scale, nameof(scale))
        );

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
    public override (double Low, double High) Range => (Unfold(Folded.Low), Unfold(Folded.High));

    /// <inheritdoc/>
    public override double LogDensity(double x) => LogStandard((x - Location) / Scale) - Math.Log(Scale);

    /// <inheritdoc/>
    public override double Cdf(double x) => (x - Location) / Scale is var z && z < 0 ? Tail(-z) : 1 - Tail(z);

    /// <inheritdoc/>
    public override double[] Sample(int count, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var draws = new double[count];
        StudentT.Samples(new Xoshiro256StarStar(seed), draws, Location, Scale, Degrees);
        return draws;
    }

    /// <summary>H = (ν+1)/2 (ψ((ν+1)/2) − ψ(ν/2)) − log p(μ), in nats.</summary>
    public override double Entropy()
    {
        var a = Degrees / 2;
        var step = SpecialFunctions.Log1p(0.5 / a) + Stirling.DiGammaLessLog(a + 0.5) - Stirling.DiGammaLessLog(a); // ψ(a + ½) − ψ(a)
        return (a + 0.5) * step - LogNormaliser + Math.Log(Scale);
    }

    internal override double Survival(double x) => (x - Location) / Scale is var z && z > 0 ? Tail(z) : 1 - Tail(-z);

    internal override double Unfold(double w) => Location + Scale * Math.Sinh(w);

    internal override double Fold(double x) => Math.Asinh((x - Location) / Scale);

    /// <summary>P(|Z| &gt; z) ≤ (z/√ν)^−ν: for the fewest degrees z goes up to e³⁰⁰.</summary>
    internal override (double Low, double High) Folded => Math.Max(60, 30 / Degrees) is var w ? (-w, w) : default;

    internal override double LogDensityFolded(double w) =>
        LogStandard(Math.Sinh(w)) + Math.Abs(w) + SpecialFunctions.Log1p(Math.Exp(-2 * Math.Abs(w))) - Math.Log(2);

    internal override IEnumerable<double> Splits => [-10, 10];

    /// <summary>log p of z.</summary>
    private double LogStandard(double z) => LogNormaliser - (Degrees + 1) / 2 * LogOnePlusSquare(z / Math.Sqrt(Degrees));

    private double LogNormaliser => Stirling.LogHalfStep(Degrees / 2) - 0.5 * Math.Log(2 * Math.PI);

    /// <summary>log(1 + q²), of any q.</summary>
    private static double LogOnePlusSquare(double q) =>
        Math.Abs(q) > Far ? 2 * Math.Log(Math.Abs(q)) : SpecialFunctions.Log1p(q * q);

    /// <summary>P(Z &gt; z) for z ≥ 0, with a small relative error.</summary>
    /// <remarks>
    /// For many degrees by the expansion of Hill 1970, Algorithm 395: the normal variable that is as rare. At ν = 1001 and z = 40, where
    /// the tail is 1e-210, it is off by 1e-7 of that.
    /// </remarks>
    private double Tail(double z)
    {
        var (a, q) = (Degrees / 2, z / Math.Sqrt(Degrees));
        if (Degrees > Many)
        {
            var (n, b) = (Degrees - 0.5, 48 * (Degrees - 0.5) * (Degrees - 0.5));
            var y = n * LogOnePlusSquare(q);
            var correction = (y + 3) / b - (((4 * y + 33) * y + 240) * y + 855) / (10 * b * (b + 0.8 * y * y + 100));
            return Normal.CDF(0, 1, -Math.Sqrt(y) * (1 + correction));
        }
        if (z < 1)
            return 0.5 - 0.5 * SpecialFunctions.BetaRegularized(0.5, a, q * q / (1 + q * q));
        return q < Far
            ? 0.5 * SpecialFunctions.BetaRegularized(a, 0.5, 1 / (1 + q * q))
            : 0.5 * Math.Exp(Stirling.LogHalfStep(a) - 0.5 * Math.Log(Math.PI * a) - Degrees * Math.Log(q));
    }
}

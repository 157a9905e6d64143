using MathNet.Numerics.Random;
using MathNet.Numerics.RootFinding;

namespace GenerativeModels.Probability;

/// <summary>A continuous distribution on ℝ whose density is known exactly.</summary>
/// <remarks>
/// Densities are in 1/x, log-densities and entropies in nats. Scales and rates are taken from 1e-100 to 1e100, locations from −1e100 to
/// 1e100, so that no square overflows; a shape has the range that its law states.
/// </remarks>
public abstract class Univariate
{
    /// <summary>log p(x); −∞ outside the support.</summary>
    public abstract double LogDensity(double x);

    /// <summary>F(x) = P(X ≤ x), 0 … 1.</summary>
    public abstract double Cdf(double x);

    /// <summary>E X.</summary>
    public abstract double Mean { get; }

    /// <summary>√Var X &gt; 0.</summary>
    public abstract double StdDev { get; }

    /// <summary>An interval outside of which lies less than 1e-12 of the mass: where integrals are taken.</summary>
    public abstract (double Low, double High) Range { get; }

    /// <summary>Where the density jumps or has a corner, if anywhere: integrals are split there.</summary>
    public virtual IReadOnlyList<double> Kinks => [];

    /// <summary>p(x) = exp(log p(x)).</summary>
    public double Density(double x) => Math.Exp(LogDensity(x));

    /// <summary>F⁻¹(u): the x with F(x) = u. Accurate to 1e-12 in u for 1e-10 ≤ u ≤ 1 − 1e-10.</summary>
    /// <param name="u">0 &lt; u &lt; 1.</param>
    /// <remarks>Brent's method between the ends of <see cref="Range"/> unless a closed form is known.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">u outside (0, 1).</exception>
    public virtual double Quantile(double u)
    {
        CheckProbability(u);
        var (low, high) = Folded;
        // In logarithms of the smaller tail, so that rare values keep their digits.
        if (Above(low) >= 0)
            return Unfold(low);
        return Above(high) <= 0 ? Unfold(high) : Unfold(Brent.FindRoot(Above, low, high, Resolution, 500));

        double Above(double w)
        {
            var x = Unfold(w);
            return u < 0.5 ? Log(Cdf(x)) - Math.Log(u) : Math.Log(1 - u) - Log(Survival(x));
        }

        static double Log(double p) => Math.Log(Math.Max(p, double.Epsilon));
    }

    /// <summary>Independent draws, [count].</summary>
    /// <param name="count">How many, ≥ 0.</param>
    /// <param name="seed">The same seed gives the same draws.</param>
    /// <remarks>F⁻¹(u) with u ~ U(0, 1) unless there is a faster way.</remarks>
    public virtual double[] Sample(int count, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var random = new Xoshiro256StarStar(seed);
        var draws = new double[count];
        for (var i = 0; i < count; i++)
            draws[i] = Quantile(Math.Max(random.NextDouble(), double.Epsilon));
        return draws;
    }

    /// <summary>H(p) = −∫ p log p dx, in nats; by quadrature unless a closed form is known.</summary>
    public virtual double Entropy() => -Expect(LogDensity);

    /// <summary>E f(X) = ∫ p f dx, by quadrature over <see cref="Range"/>.</summary>
    /// <param name="f">Finite wherever p &gt; 0; smooth between the kinks.</param>
    /// <param name="panels">See <see cref="Quadrature.Integrate(Func{double, double}, double, double, int)"/>: for each smooth piece.</param>
    /// <param name="kinks">Where f jumps or has a corner.</param>
    public double Expect(Func<double, double> f, int panels = 400, IReadOnlyList<double>? kinks = null)
    {
        var (low, high) = Folded;
        var inside = Kinks.Concat(kinks ?? []).Select(Fold).Concat(Splits).Where(w => w > low && w < high).Distinct().Order();
        double[] ends = [low, .. inside, high];
        return ends.Zip(ends.Skip(1), (from, to) => Quadrature.Integrate(Weighted, from, to, panels)).Sum();

        double Weighted(double w) => Quadrature.Weigh(LogDensityFolded(w), _ => f(Unfold(w)));
    }

    /// <summary>1 − F(x), with a small relative error where it is small.</summary>
    internal virtual double Survival(double x) => 1 - Cdf(x);

    /// <summary>Integrals run over w, where x = Unfold(w): long tails become short.</summary>
    internal virtual double Unfold(double w) => w;

    /// <summary>The w of an x.</summary>
    internal virtual double Fold(double x) => x;

    /// <summary><see cref="Range"/> in w.</summary>
    internal virtual (double Low, double High) Folded => (Fold(Range.Low), Fold(Range.High));

    /// <summary>How exactly quantiles are found, in w.</summary>
    internal virtual double Resolution => 1e-15 * (Folded.High - Folded.Low);

    /// <summary>log p(x) + log dx/dw, the log-density of w.</summary>
    internal virtual double LogDensityFolded(double w) => LogDensity(w);

    /// <summary>Where in w the density changes its pace: integrals are split there.</summary>
    internal virtual IEnumerable<double> Splits => [];

    /// <summary>Throws unless 0 &lt; u &lt; 1.</summary>
    protected static void CheckProbability(double u)
    {
        if (!(u > 0 && u < 1))
            throw new ArgumentOutOfRangeException(nameof(u), u, "expected 0 < u < 1");
    }

    /// <summary>The number itself, if it is a scale or a rate.</summary>
    private protected static double Positive(double value, string name, double low = 1e-100, double high = 1e100) =>
        value >= low && value <= high
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"expected a positive number, {low} … {high}");

    /// <summary>The number itself, if it is a location.</summary>
    private protected static double Finite(double value, string name) =>
        Math.Abs(value) <= 1e100
            ? value
            : throw new ArgumentOutOfRangeException(name, value, "expected a number, −1e100 … 1e100");
}

using MathNet.Numerics.Random;
using MathNet.Numerics.RootFinding;

namespace GenerativeModels.Probability;

/// <summary>A continuous distribution on ℝ whose density is known exactly.</summary>
/// <remarks>Densities are in 1/x, log-densities and entropies in nats.</remarks>
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
        var (low, high) = Range;
        if (u <= Cdf(low))
            return low;
        return u >= Cdf(high)
            ? high
            : Unfold(Brent.FindRoot(w => Cdf(Unfold(w)) - u, Fold(low), Fold(high), 1e-15 * (Fold(high) - Fold(low)), 200));
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
        ArgumentNullException.ThrowIfNull(f);
        var (low, high) = Range;
        var inside = Kinks.Concat(kinks ?? []).Where(x => x > low && x < high).Distinct().Order();
        var ends = inside.Prepend(low).Append(high).Select(Fold).ToArray();
        return ends.Zip(ends.Skip(1), (from, to) => Quadrature.Integrate(Weighted, from, to, panels)).Sum();

        double Weighted(double w)
        {
            var x = Unfold(w);
            return Quadrature.Weigh(LogDensity(x), _ => f(x)) * Stretch(w);
        }
    }

    /// <summary>Integrals run over w, where x = Unfold(w): long tails become short.</summary>
    internal virtual double Unfold(double w) => w;

    /// <summary>dx/dw.</summary>
    internal virtual double Stretch(double w) => 1;

    /// <summary>The w of an x.</summary>
    internal virtual double Fold(double x) => x;

    /// <summary>Throws unless 0 &lt; u &lt; 1.</summary>
    protected static void CheckProbability(double u)
    {
        if (!(u > 0 && u < 1))
            throw new ArgumentOutOfRangeException(nameof(u), u, "expected 0 < u < 1");
    }
}

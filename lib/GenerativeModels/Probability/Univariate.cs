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
        return u >= Cdf(high) ? high : Brent.FindRoot(x => Cdf(x) - u, low, high, 1e-15 * (high - low), 200);
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
    public virtual double Entropy() =>
        -Quadrature.Integrate(x => Quadrature.Weigh(LogDensity(x), static logP => logP), Range.Low, Range.High);

    /// <summary>Throws unless 0 &lt; u &lt; 1.</summary>
    protected static void CheckProbability(double u)
    {
        if (!(u > 0 && u < 1))
            throw new ArgumentOutOfRangeException(nameof(u), u, "expected 0 < u < 1");
    }
}

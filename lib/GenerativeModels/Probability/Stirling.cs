using MathNet.Numerics;

namespace GenerativeModels.Probability;

/// <summary>Logarithms of factorials and what is made of them, without the difference of two large numbers.</summary>
/// <remarks>
/// Loader 2000, Fast and accurate computation of binomial probabilities: log n! is Stirling's formula and a small error δ(n), and the
/// large parts of a probability's logarithm cancel on paper. (MathNet's Log1p keeps the digits of small numbers; the double type's own LogP1
/// and ExpM1 are log(1 + x) and eˣ − 1 as written.)
/// </remarks>
internal static class Stirling
{
    private const double Large = 16; // from here on five terms of the series are exact to 1e-16
    private static readonly double HalfLogTwoPi = 0.5 * Math.Log(2 * Math.PI);

    /// <summary>δ(n) = log Γ(n + 1) − (n + ½) log n + n − ½ log 2π, n &gt; 0.</summary>
    public static double Error(double n)
    {
        if (n < Large)
            return SpecialFunctions.GammaLn(n + 1) - (n + 0.5) * Math.Log(n) + n - HalfLogTwoPi;
        var r = 1 / (n * n);
        return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - r / 1188) * r) * r) * r) / n;
    }

    /// <summary>x log(x/m) + m − x ≥ 0: by its series where x and m are near each other; x, m &gt; 0.</summary>
    public static double Deviance(double x, double m)
    {
        if (Math.Abs(x - m) > 0.1 * (x + m))
            return x * Math.Log(x / m) + m - x;
        var v = (x - m) / (x + m);
        var (sum, term) = ((x - m) * v, 2 * x * v);
        for (var j = 3; ; j += 2)
        {
            term *= v * v;
            if (sum + term / j == sum)
                return sum;
            sum += term / j;
        }
    }

    /// <summary>log(mᵏ e⁻ᵐ/Γ(k + 1)), Poisson's weight, for real k &gt; 0 and m &gt; 0.</summary>
    public static double LogPoisson(double k, double m) => -Error(k) - Deviance(k, m) - HalfLogTwoPi - 0.5 * Math.Log(k);

    /// <summary>eˣ − 1, to the last digits of small x: (u − 1) x/log u with u = eˣ, where the rounding of u cancels (Kahan).</summary>
    /// <remarks>MathNet's own is off by up to 5e-8 of it for 1e-5 &lt; |x| &lt; 0.1.</remarks>
    public static double Expm1(double x) =>
        Math.Exp(x) is var u && u == 1 ? x
        : u - 1 == -1 || double.IsInfinity(u) ? u - 1
        : (u - 1) * x / Math.Log(u);

    /// <summary>ψ(k) − log k, k &gt; 0.</summary>
    public static double DiGammaLessLog(double k)
    {
        if (k < Large)
            return SpecialFunctions.DiGamma(k) - Math.Log(k);
        var r = 1 / (k * k);
        return -0.5 / k - (1.0 / 12 - (1.0 / 120 - (1.0 / 252 - (1.0 / 240 - r / 132) * r) * r) * r) * r;
    }

    /// <summary>log Γ(a + ½) − log Γ(a) − ½ log a, a &gt; 0.</summary>
    public static double LogHalfStep(double a) => a * SpecialFunctions.Log1p(0.5 / a) - 0.5 + Error(a + 0.5) - Error(a);

    /// <summary>P(k, t) and Q(k, t) = 1 − P, the regularised incomplete gamma functions, each with a small relative error; k &gt; 0, t ≥ 0.</summary>
    /// <remarks>
    /// The series below k + 1 and the continued fraction above it, in about 9 √k steps. MathNet's own lose digits to the factor in
    /// front of them as k grows, and take small t for zero.
    /// </remarks>
    public static (double Lower, double Upper) IncompleteGamma(double k, double t)
    {
        if (t <= 0)
            return (0, 1);
        if (double.IsPositiveInfinity(t))
            return (1, 0);
        if (t < k + 1)
        {
            var (sum, term) = (1.0, 1.0);
            for (var n = 1; term > 1e-17 * sum; n++)
                sum += term *= t / (k + n);
            var lower = Math.Min(1, sum * Math.Exp(LogPoisson(k, t)));
            return (lower, 1 - lower);
        }
        // Lentz's method for 1/(t + 1 − k − 1(1 − k)/(t + 3 − k − 2(2 − k)/(t + 5 − k − …))).
        var b = t + 1 - k;
        var (c, d) = (double.PositiveInfinity, 1 / b);
        var fraction = d;
        for (var (n, change) = (1, 0.0); Math.Abs(change - 1) > 1e-16 && n < 10_000_000; n++)
        {
            var a = -n * (n - k);
            b += 2;
            d = 1 / (a * d + b);
            c = b + a / c;
            change = c * d;
            fraction *= change;
        }
        var upper = Math.Min(1, fraction * k * Math.Exp(LogPoisson(k, t)));
        return (1 - upper, upper);
    }
}

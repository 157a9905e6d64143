using MathNet.Numerics.Random;

namespace GenerativeModels.Probability;

/// <summary>A distribution on the integers whose probabilities are known exactly.</summary>
/// <remarks>Logarithms and entropies in nats.</remarks>
public abstract class Discrete
{
    private readonly Lazy<double[]> cumulative;

    /// <summary>The cumulative table is made when it is first asked for.</summary>
    private protected Discrete() => cumulative = new(Accumulate);

    /// <summary>log P(X = k); −∞ where k is impossible.</summary>
    public abstract double LogMass(int k);

    /// <summary>E X.</summary>
    public abstract double Mean { get; }

    /// <summary>√Var X ≥ 0.</summary>
    public abstract double StdDev { get; }

    /// <summary>The integers, both ends included, outside of which lies less than 1e-12 of the mass.</summary>
    public abstract (int Low, int High) Support { get; }

    /// <summary>P(X = k), 0 … 1.</summary>
    public virtual double Mass(int k) => Math.Exp(LogMass(k));

    /// <summary>F(x) = P(X ≤ x), a staircase.</summary>
    public virtual double Cdf(double x)
    {
        if (double.IsNaN(x))
            return x;
        var k = Math.Floor(x) - Support.Low;
        return k < 0 ? 0 : cumulative.Value[(int)Math.Min(k, cumulative.Value.Length - 1)];
    }

    /// <summary>F⁻¹(u): the least k with F(k) ≥ u, so that U ~ U(0, 1) gives P(F⁻¹(U) = k) = F(k) − F(k − 1).</summary>
    /// <param name="u">0 &lt; u &lt; 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">u outside (0, 1).</exception>
    public int Quantile(double u)
    {
        if (!(u > 0 && u < 1))
            throw new ArgumentOutOfRangeException(nameof(u), u, "expected 0 < u < 1");
        var (low, high) = Support;
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            (low, high) = Cdf(middle) >= u ? (low, middle) : (middle + 1, high);
        }
        return low;
    }

    /// <summary>Independent draws F⁻¹(u) with u ~ U(0, 1), [count].</summary>
    /// <param name="count">How many, ≥ 0.</param>
    /// <param name="seed">The same seed gives the same draws.</param>
    public int[] Sample(int count, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var random = new Xoshiro256StarStar(seed);
        var draws = new int[count];
        for (var i = 0; i < count; i++)
            draws[i] = Quantile(Math.Max(random.NextDouble(), double.Epsilon));
        return draws;
    }

    /// <summary>H = −Σ p log p ≥ 0, in nats.</summary>
    public virtual double Entropy() => -Expect(LogMass);

    /// <summary>E f(X) = Σ p(k) f(k) over <see cref="Support"/>.</summary>
    /// <param name="f">Finite wherever p &gt; 0.</param>
    public double Expect(Func<int, double> f)
    {
        var sum = 0.0;
        var (low, high) = Support;
        for (var k = low; k <= high; k++)
            sum += Mass(k) is > 0 and var p ? p * f(k) : 0;
        return sum;
    }

    /// <summary>The number itself, if it is a probability.</summary>
    private protected static double Chance(double probability, double low = 0) =>
        probability >= low && probability <= 1
            ? probability
            : throw new ArgumentOutOfRangeException(nameof(probability), probability, $"expected a probability, {low} … 1");

    private double[] Accumulate()
    {
        var (low, high) = Support;
        var table = new double[high - low + 1];
        var total = 0.0;
        for (var i = 0; i < table.Length; i++)
            table[i] = Math.Min(total += Mass(low + i), 1);
        // What is outside of the support, and rounding, goes to the last step.
        table[^1] = 1;
        return table;
    }
}

namespace GenerativeModels.Probability;

/// <summary>F̂(x): the share of the samples that are at most x, a staircase.</summary>
public sealed class EmpiricalCdf
{
    private readonly double[] sorted;

    /// <param name="samples">[N], N ≥ 1.</param>
    public EmpiricalCdf(IEnumerable<double> samples)
    {
        sorted = [.. samples.Order()];
        ArgumentOutOfRangeException.ThrowIfZero(sorted.Length, nameof(samples));
    }

    /// <summary>N.</summary>
    public int Count => sorted.Length;

    /// <summary>F̂(x), 0 … 1.</summary>
    public double At(double x)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle] <= x ? (middle + 1, high) : (low, middle);
        }
        return (double)low / sorted.Length;
    }

    /// <summary>F̂⁻¹(u): the least sample x with F̂(x) ≥ u, as <see cref="At"/> computes it.</summary>
    /// <param name="u">0 &lt; u ≤ 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">u outside (0, 1].</exception>
    public double Quantile(double u)
    {
        if (!(u > 0 && u <= 1))
            throw new ArgumentOutOfRangeException(nameof(u), u, "expected 0 < u ≤ 1");
        return sorted[Share.Least(u, sorted.Length) - 1];
    }

    /// <summary>√(log(2/α)/2N): the truth is nowhere further from F̂, except with probability α.</summary>
    /// <param name="alpha">0 &lt; α &lt; 1.</param>
    /// <remarks>Dvoretzky, Kiefer and Wolfowitz 1956, with Massart's constant of 1990.</remarks>
    public double Band(double alpha = 0.01)
    {
        if (!(alpha > 0 && alpha < 1))
            throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "expected 0 < α < 1");
        return Math.Sqrt(Math.Log(2 / alpha) / (2 * sorted.Length));
    }
}

/// <summary>Whole numbers k of n for a share k/n that is given as a real number.</summary>
/// <remarks>A product such as 0.07 · 100 may come out above 7; k/n is compared with the share instead, as it rounds to the nearest number.</remarks>
internal static class Share
{
    /// <summary>The least k ≥ 1 with k/n ≥ share, for 0 &lt; share ≤ 1.</summary>
    public static int Least(double share, int n)
    {
        var k = Math.Clamp((int)Math.Ceiling(share * n), 1, n);
        while (k > 1 && (k - 1.0) / n >= share)
            k--;
        while (k < n && (double)k / n < share)
            k++;
        return k;
    }

    /// <summary>The largest k with k/n ≤ share, for 0 ≤ share ≤ 1.</summary>
    public static int Most(double share, int n)
    {
        var k = Math.Clamp((int)Math.Floor(share * n), 0, n);
        while (k < n && (k + 1.0) / n <= share)
            k++;
        while (k > 0 && (double)k / n > share)
            k--;
        return k;
    }
}

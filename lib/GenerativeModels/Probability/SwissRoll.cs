using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace GenerativeModels.Probability;

/// <summary>A sheet rolled up in space, x = f(τ) + ε: a two-dimensional manifold in ℝ³ whose coordinates are known.</summary>
/// <remarks>
/// τ = (t, h) is uniform on [3π/2, 9π/2] × [0, 21]; f(τ) = (t cos t, h, t sin t)/7; ε ~ N(0, σ² I). The roll is 4 wide and 3 high,
/// and neighbouring turns are 0.9 apart.
/// </remarks>
public static class SwissRoll
{
    private const double Scale = 7;

    /// <summary>The values that t takes.</summary>
    public static (double Low, double High) Angle { get; } = (1.5 * Math.PI, 4.5 * Math.PI);

    /// <summary>The values that h takes.</summary>
    public static (double Low, double High) Height { get; } = (0, 21);

    /// <summary>f(τ).</summary>
    /// <param name="t">The angle along the roll, radians.</param>
    /// <param name="h">The place across it.</param>
    public static (double X, double Y, double Z) Map(double t, double h) =>
        (t * Math.Cos(t) / Scale, h / Scale, t * Math.Sin(t) / Scale);

    /// <summary>Independent draws x, [count, 3], and the τ = (t, h) that each came from, [count, 2].</summary>
    /// <param name="count">How many, ≥ 0.</param>
    /// <param name="seed">The same seed gives the same draws.</param>
    /// <param name="stdDev">σ ≥ 0.</param>
    public static (double[,] Points, double[,] Tau) Sample(int count, int seed, double stdDev = 0.05)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNegative(stdDev);
        var random = new Xoshiro256StarStar(seed);
        var (points, tau) = (new double[count, 3], new double[count, 2]);
        for (var i = 0; i < count; i++)
        {
            (tau[i, 0], tau[i, 1]) = (Between(Angle), Between(Height));
            var (x, y, z) = Map(tau[i, 0], tau[i, 1]);
            (points[i, 0], points[i, 1], points[i, 2]) = (Noisy(x), Noisy(y), Noisy(z));
        }
        return (points, tau);

        double Between((double Low, double High) range) => range.Low + (range.High - range.Low) * random.NextDouble();
        double Noisy(double value) => Normal.Sample(random, value, stdDev);
    }
}

using MathNet.Numerics.Random;

namespace GenerativeModels.Probability;

/// <summary>Draws for parameters on any device: in their shape and type, on their device.</summary>
/// <remarks>
/// A generator of TorchSharp 0.107 draws on the CPU whatever device it names, and libtorch takes it for no other. What has no parameters
/// is drawn there and moved: <c>randn(n, generator: rng).to(device)</c>. So every device sees the same numbers.
/// </remarks>
public static class Draws
{
    /// <summary>1 with probability p, else 0.</summary>
    public static Tensor Bernoulli(this Tensor p, Generator rng) => Move(p, q => q.bernoulli(rng));

    /// <summary>Numbers 0 … K − 1 with probabilities proportional to weights: [..., K] to [..., count] int64.</summary>
    /// <param name="weights">One or two axes, ≥ 0.</param>
    /// <param name="count">Draws a row.</param>
    /// <param name="rng">What draws.</param>
    /// <param name="replacement">Whether a number may come twice.</param>
    public static Tensor Multinomial(this Tensor weights, int count, Generator rng, bool replacement = true) =>
        Move(weights, w => w.multinomial(count, replacement, rng));

    /// <summary>Counts of a Poisson process that expects <paramref name="mean"/> ≥ 0.</summary>
    public static Tensor Poisson(this Tensor mean, Generator rng) => Move(mean, m => m.poisson(rng));

    /// <summary>How many of n trials succeed, with probability p each.</summary>
    public static Tensor Binomial(this Tensor n, Tensor p, Generator rng) => Move(n, m => binomial(m, p.cpu(), rng));

    /// <summary>The gamma law of unit scale.</summary>
    public static Tensor Gamma(this Tensor shape, Generator rng) => Move(shape, a => _standard_gamma(a, rng));

    private static Tensor Move(Tensor parameters, Func<Tensor, Tensor> draw)
    {
        using var scope = NewDisposeScope();
        return draw(parameters.cpu()).to(parameters.device).MoveToOuterDisposeScope();
    }
}

/// <summary>Two uniform numbers to two independent standard normal ones, without F⁻¹.</summary>
/// <remarks>
/// The square of the radius of a standard normal point on the plane is exponential with mean 2, and its angle is uniform:
/// Box and Muller 1958, Annals of Mathematical Statistics 29.
/// </remarks>
public static class BoxMuller
{
    /// <summary>z₁ = r cos θ, z₂ = r sin θ with r = √(−2 log u₁), θ = 2π u₂.</summary>
    /// <param name="u1">0 &lt; u₁ ≤ 1.</param>
    /// <param name="u2">0 ≤ u₂ ≤ 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">u₁ is not in (0, 1].</exception>
    public static (double Z1, double Z2) Transform(double u1, double u2)
    {
        if (u1 is not (> 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(u1), u1, "expected 0 < u₁ ≤ 1");
        var (r, theta) = (Math.Sqrt(-2 * Math.Log(u1)), 2 * Math.PI * u2);
        return (r * Math.Cos(theta), r * Math.Sin(theta));
    }

    /// <summary>Independent standard normal draws, [count].</summary>
    /// <param name="count">How many, ≥ 0.</param>
    /// <param name="seed">The same seed gives the same draws.</param>
    public static double[] Sample(int count, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var random = new Xoshiro256StarStar(seed);
        var draws = new double[count + count % 2];
        for (var i = 0; i < draws.Length; i += 2)
            (draws[i], draws[i + 1]) = Transform(1 - random.NextDouble(), random.NextDouble());
        return draws[..count];
    }
}

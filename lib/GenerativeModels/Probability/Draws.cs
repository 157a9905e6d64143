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

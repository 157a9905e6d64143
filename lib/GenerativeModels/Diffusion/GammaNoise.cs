using GenerativeModels.Probability;

namespace GenerativeModels.Diffusion;

/// <summary>L(τ) = G − τ/θ with G ~ Γ(shape τ/θ², scale θ): skewed, and bounded from below; skewness 2θ/√τ.</summary>
/// <param name="Scale">θ &gt; 0, in units of the data: the larger, the longer noise stays skewed. θ → 0 is the Gaussian.</param>
/// <remarks>
/// In the symbols of Nachmani, San Roman, Wolf 2021, arXiv:2106.07582: θ_t = √ᾱ_t θ₀ and k̄_t = τ/θ₀², the sum of k_i = β_i/(ᾱ_i θ₀²).
/// Drawn in double precision, as the shape becomes large.
/// </remarks>
public sealed record GammaNoise(double Scale) : INoise
{
    /// <inheritdoc/>
    public string Name => "gamma";

    /// <inheritdoc/>
    public Tensor Draw(Tensor tau, Generator rng)
    {
        using var scope = NewDisposeScope();
        var shape = tau.to_type(ScalarType.Float64) / (Scale * Scale);
        return ((shape.Gamma(rng) - shape) * Scale).to_type(tau.dtype).MoveToOuterDisposeScope();
    }

    /// <summary>The share of G that was there before is Beta(τ_s/θ², (τ_t − τ_s)/θ²), whatever G is: the gamma bridge.</summary>
    /// <remarks>An l below −τ_t/θ, which the process cannot reach but an estimate of it can, counts as that.</remarks>
    public Tensor Bridge(Tensor l, double later, double earlier, Generator rng)
    {
        Noises.CheckTimes(later, earlier);
        using var scope = NewDisposeScope();
        var total = (l.to_type(ScalarType.Float64) + later / Scale).clamp(min: 0);
        var share = (LogGamma(total, earlier, rng) - LogGamma(total, later - earlier, rng)).sigmoid();
        return (total * share - earlier / Scale).to_type(l.dtype).MoveToOuterDisposeScope();
    }

    /// <summary>log G with G ~ Γ(k), k = τ/θ²: as log Γ(k + 1) + log U/k, since for small k most of G is below what a number can hold.</summary>
    private Tensor LogGamma(Tensor like, double tau, Generator rng)
    {
        var k = tau / (Scale * Scale);
        var uniform = 1 - rand(like.shape, dtype: like.dtype, generator: rng).to(like.device);
        return full_like(like, k + 1).Gamma(rng).log() + uniform.log() / k;
    }

    /// <inheritdoc/>
    public double Density(double x, double tau) => Law(tau).Density(x + tau / Scale);

    /// <inheritdoc/>
    public double Cdf(double x, double tau) => Law(tau).Cdf(x + tau / Scale);

    private GammaLaw Law(double tau) => new(tau / (Scale * Scale), 1 / Scale);
}

using GenerativeModels.Probability;

namespace GenerativeModels.Diffusion;

/// <summary>
/// L(τ) ~ Σ_n P(n; λτ) N(0, (1 − ρ) τ + n m²): a mixture of Gaussians, one for each number n of jumps, with Poisson weights P and
/// λ = ρ/m². Heavy tails while jumps are rare; excess kurtosis 3ρm²/τ.
/// </summary>
/// <param name="Share">ρ, 0 &lt; ρ &lt; 1: how much of the variance comes in jumps.</param>
/// <param name="Jump">m &gt; 0, the standard deviation of a jump, in units of the data.</param>
/// <remarks>
/// A mixture of two Gaussians in every step, as in Nachmani, San Roman, Wolf 2021, arXiv:2106.07582, gives after n steps a mixture with one
/// component for every way to choose; Poisson numbers of jumps add up instead, so that the sum is a mixture of the same family for
/// steps of any length (Merton 1976).
/// </remarks>
public sealed record MixtureNoise(double Share, double Jump) : INoise
{
    /// <summary>Expected jumps beyond which their number is taken for its mean: it varies by less than 7 %.</summary>
    private const double Many = 200;

    /// <inheritdoc/>
    public string Name => "jumps";

    private double Rate => Share / (Jump * Jump);

    /// <inheritdoc/>
    public Tensor Draw(Tensor tau, Generator rng)
    {
        using var scope = NewDisposeScope();
        var variance = tau * (1 - Share) + (tau * Rate).Poisson(rng) * (Jump * Jump);
        return (variance.sqrt() * Normal(tau, rng)).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// The number of jumps until τ_t given l, by Bayes' rule; each came before τ_s with probability τ_s/τ_t; then a Gaussian bridge
    /// between the variances.
    /// </summary>
    public Tensor Bridge(Tensor l, double later, double earlier, Generator rng)
    {
        Noises.CheckTimes(later, earlier);
        using var scope = NewDisposeScope();
        var (whole, before) = Jumps(l, later, earlier, rng);
        var until = before * (Jump * Jump) + earlier * (1 - Share);
        var total = whole * (Jump * Jump) + later * (1 - Share);
        var share = until / total;
        return (l * share + (until * (1 - share)).clamp(min: 0).sqrt() * Normal(l, rng)).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public double Density(double x, double tau) => Sum(tau, deviation => new Gaussian(0, deviation).Density(x));

    /// <inheritdoc/>
    public double Cdf(double x, double tau) => Sum(tau, deviation => new Gaussian(0, deviation).Cdf(x));

    private (Tensor Whole, Tensor Before) Jumps(Tensor l, double later, double earlier, Generator rng)
    {
        var expected = Rate * later;
        if (expected > Many)
            return (full_like(l, expected), full_like(l, Rate * earlier));
        var most = (int)Math.Ceiling(expected + 10 * Math.Sqrt(expected) + 10);
        var n = arange(most + 1, dtype: ScalarType.Float64, device: l.device);
        var variance = n * (Jump * Jump) + later * (1 - Share);
        var prior = n * Math.Log(expected) - (n + 1).lgamma() - 0.5 * variance.log();
        var logPrior = (prior - prior.max()).to_type(l.dtype); // near 0 where it counts: single precision will do
        var precision = (-0.5 / variance).to_type(l.dtype);
        var posterior = (logPrior + l.flatten().square().unsqueeze(1) * precision).softmax(1); // [elements, most + 1]
        var whole = posterior.Multinomial(1, rng, replacement: false).to_type(l.dtype).reshape(l.shape);
        return (whole, whole.Binomial(full_like(whole, earlier / later), rng));
    }

    private double Sum(double tau, Func<double, double> component)
    {
        var jumps = new PoissonLaw(Rate * tau);
        var (first, last) = jumps.Support;
        return Enumerable
            .Range(first, last - first + 1)
            .Sum(n => Math.Exp(jumps.LogMass(n)) * component(Math.Sqrt(tau * (1 - Share) + n * Jump * Jump)));
    }

    private static Tensor Normal(Tensor like, Generator rng) =>
        randn(like.shape, dtype: like.dtype, generator: rng).to(like.device, disposeAfter: true);
}

namespace GenerativeModels.Diffusion;

/// <summary>Samples by going from noise to data in K steps: guess the data, then go back to a little less noise.</summary>
/// <remarks>
/// From t to s &gt; t: x_s = α_s x̂₁ + √(σ_s² − v²) x̂₀ + v ξ, where x̂₁ = E[x₁ | x_t], x̂₀ = (x_t − α_t x̂₁)/σ_t and ξ ~ N(0, I).
/// Every v ≤ σ_s keeps the marginals of x_s if x̂₁ were the data themselves; v² = η² (1 − (α_t σ_s/(α_s σ_t))²) σ_s² is the variance
/// of q(x_s | x_t, x₁) for η = 1. Order 1 in 1/K.
/// </remarks>
public static class ReverseChain
{
    /// <summary>Ancestral sampling of DDPM: x_s ~ q(x_s | x_t, x̂₁).</summary>
    /// <remarks>Ho, Jain, Abbeel 2020, arXiv:2006.11239, algorithm 2, with the posterior variance of eq. 7.</remarks>
    /// <inheritdoc cref="Sample"/>
    public static Tensor Ancestral(
        Func<Tensor, Tensor, Tensor> denoise,
        ISchedule schedule,
        Tensor x0,
        int steps,
        Generator rng,
        Action<double, Tensor>? observe = null
    ) => Sample(denoise, schedule, x0, steps, 1, rng, observe);

    /// <summary>DDIM: no noise on the way, so that x₀ alone decides. A first-order solver of the probability-flow ODE.</summary>
    /// <remarks>Song, Meng, Ermon 2021, arXiv:2010.02502, eq. 12 with σ = 0.</remarks>
    /// <inheritdoc cref="Sample"/>
    public static Tensor Ddim(
        Func<Tensor, Tensor, Tensor> denoise,
        ISchedule schedule,
        Tensor x0,
        int steps,
        Action<double, Tensor>? observe = null
    ) => Sample(denoise, schedule, x0, steps, 0, null, observe);

    /// <summary>Between the two: η = 0 is DDIM, η = 1 is ancestral sampling.</summary>
    /// <param name="denoise">x_t [B, …], t [B] → E[x₁ | x_t] [B, …]; see <see cref="Denoiser.Data"/>.</param>
    /// <param name="schedule">The one that the denoiser was trained with.</param>
    /// <param name="x0">Where to start: x at t = 0, standard normal (times σ(0), where that is not 1), [B, …]; left as it is.</param>
    /// <param name="steps">K ≥ 1 evaluations, at t = 0, 1/K, …, 1 − 1/K.</param>
    /// <param name="eta">η, 0 … 1.</param>
    /// <param name="rng">Draws ξ, on x's device; null only for η = 0.</param>
    /// <param name="observe">Sees (s, x_s) after every step; it may not keep the tensor.</param>
    /// <returns>x at t = 1, [B, …], without gradients; the caller disposes it.</returns>
    public static Tensor Sample(
        Func<Tensor, Tensor, Tensor> denoise,
        ISchedule schedule,
        Tensor x0,
        int steps,
        double eta,
        Generator? rng,
        Action<double, Tensor>? observe = null
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        if (!(eta is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(eta), eta, "expected 0 ≤ η ≤ 1");
        if (eta > 0 && rng is null)
            throw new ArgumentNullException(nameof(rng), "η > 0 draws noise: expected a generator");
        using var whole = NewDisposeScope();
        using var off = no_grad();
        var x = x0.detach().clone();
        for (var k = 0; k < steps; k++)
        {
            using var scope = NewDisposeScope();
            var (alpha, sigma, _, _) = schedule.AtTime(k / (double)steps);
            var (nextAlpha, nextSigma, _, _) = schedule.AtTime((k + 1) / (double)steps);
            var data = denoise(x, full(x.shape[0], k / (double)steps, dtype: x.dtype, device: x.device));
            var noise = (x - alpha * data) / sigma;
            var ratio = alpha * nextSigma / (nextAlpha * sigma);
            var variance = eta * eta * Math.Max(0, 1 - ratio * ratio) * nextSigma * nextSigma;
            x.copy_(data * nextAlpha + noise * Math.Sqrt(nextSigma * nextSigma - variance));
            if (variance > 0)
                x.add_(randn(x.shape, dtype: x.dtype, generator: rng).to(x.device), Math.Sqrt(variance));
            observe?.Invoke((k + 1) / (double)steps, x);
        }
        return x.MoveToOuterDisposeScope();
    }
}

/// <summary>Two neighbouring times of a noised datum, s nearer to the data than t: the Gaussians that lead from one to the other.</summary>
/// <param name="AlphaT">α_t, at the noisier time.</param>
/// <param name="SigmaT">σ_t &gt; 0.</param>
/// <param name="AlphaS">α_s &gt; 0, at the time nearer to the data.</param>
/// <param name="SigmaS">σ_s ≥ 0.</param>
/// <remarks>
/// q(x_t | x_s) = N(r x_s, β I) with r = α_t/α_s and β = σ_t² − r² σ_s². By Bayes' rule q(x_s | x_t, x₁) is Gaussian too. In the
/// symbols of Ho, Jain, Abbeel 2020, arXiv:2006.11239, eq. 2, 6, 7: r = √(1 − β_t), α_t = √ᾱ_t, σ_t² = 1 − ᾱ_t, x₁ is their x₀,
/// <see cref="PosteriorVariance"/> is β̃_t.
/// </remarks>
public readonly record struct ChainStep(double AlphaT, double SigmaT, double AlphaS, double SigmaS)
{
    /// <summary>The step between two times of a schedule, 0 ≤ t &lt; s ≤ 1 (0 is noise).</summary>
    public static ChainStep Of(ISchedule schedule, double t, double s)
    {
        if (!(t >= 0 && t < s && s <= 1))
            throw new ArgumentException($"expected 0 ≤ t < s ≤ 1, got t = {t} and s = {s}");
        var ((alphaT, sigmaT, _, _), (alphaS, sigmaS, _, _)) = (schedule.AtTime(t), schedule.AtTime(s));
        return new(alphaT, sigmaT, alphaS, sigmaS);
    }

    /// <summary>r = α_t/α_s: q(x_t | x_s) has mean r x_s.</summary>
    public double Ratio => AlphaT / AlphaS;

    /// <summary>β = σ_t² − r² σ_s²: the variance of q(x_t | x_s).</summary>
    public double ForwardVariance => Math.Max(0, SigmaT * SigmaT - Ratio * Ratio * SigmaS * SigmaS);

    /// <summary>β̃ = β σ_s²/σ_t²: the variance of q(x_s | x_t, x₁).</summary>
    public double PosteriorVariance => ForwardVariance * SigmaS * SigmaS / (SigmaT * SigmaT);

    /// <summary>α_s β/σ_t²: the weight of x₁ in the mean of q(x_s | x_t, x₁).</summary>
    public double DataWeight => AlphaS * ForwardVariance / (SigmaT * SigmaT);

    /// <summary>r σ_s²/σ_t²: the weight of x_t in it.</summary>
    public double NoisyWeight => Ratio * SigmaS * SigmaS / (SigmaT * SigmaT);
}

/// <summary>A schedule at some times.</summary>
/// <param name="Alpha">α, the share of the data.</param>
/// <param name="Sigma">σ, the share of the noise: the standard deviation of x_t given x₁.</param>
/// <param name="AlphaDot">dα/dt.</param>
/// <param name="SigmaDot">dσ/dt.</param>
public readonly record struct Coefficients(Tensor Alpha, Tensor Sigma, Tensor AlphaDot, Tensor SigmaDot)
{
    private readonly Tensor? halfVarianceDot;

    /// <summary>½ dσ²/dt = σ σ̇, which stays finite where σ = 0 and σ̇ = −∞. A schedule with such a time says what it is.</summary>
    public Tensor HalfVarianceDot
    {
        get => halfVarianceDot ?? Sigma * SigmaDot;
        init => halfVarianceDot = value;
    }

    /// <summary>Hands the tensors to the scope outside of <paramref name="scope"/>.</summary>
    internal Coefficients MoveToOuter(DisposeScope scope)
    {
        scope.MoveToOuter(Alpha, Sigma, AlphaDot, SigmaDot);
        halfVarianceDot?.MoveToOuterDisposeScope();
        return this;
    }

    /// <summary>log(α²/σ²), the logarithm of the signal-to-noise ratio; the caller (or its scope) disposes it.</summary>
    public Tensor LogSnr()
    {
        using var scope = NewDisposeScope();
        return ((Alpha.log() - Sigma.log()) * 2).MoveToOuterDisposeScope();
    }
}

/// <summary>v, the variance of p_θ(x_s | x_t) = N(mean, v I): the mean is learned, v is chosen.</summary>
/// <param name="Name">For legends.</param>
/// <param name="Of">v &gt; 0 of a step; the last one, where σ_s = 0, included.</param>
/// <remarks>
/// The two of Ho, Jain, Abbeel 2020, arXiv:2006.11239, section 3.2, are right for data that are one point and for N(0, I). What would be
/// right for all data is β̃ + w² Var[x₁ | x_t] with w the <see cref="ChainStep.DataWeight"/> (Bao et al. 2022, arXiv:2201.06503).
/// </remarks>
public sealed record ReverseVariance(string Name, Func<ChainStep, double> Of)
{
    /// <summary>β, the variance of the step towards noise: right where the data are N(0, I), and an upper bound for narrower ones.</summary>
    public static ReverseVariance Forward { get; } = new("β", step => step.ForwardVariance);

    /// <summary>β̃, that of q(x_s | x_t, x₁): right for data at one point; β in the last step, where β̃ = 0.</summary>
    public static ReverseVariance Posterior { get; } =
        new("β̃", step => step.SigmaS > 0 ? step.PosteriorVariance : step.ForwardVariance);

    /// <summary>Right for data N(μ, s² I): Var[x₁ | x_t] = s² σ_t²/(α_t² s² + σ_t²).</summary>
    /// <param name="stdDev">s &gt; 0.</param>
    public static ReverseVariance ForGaussian(double stdDev)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stdDev);
        return new(
            $"exact for deviation {stdDev}",
            step =>
            {
                var (signal, noise) = (step.AlphaT * step.AlphaT * stdDev * stdDev, step.SigmaT * step.SigmaT);
                var data = stdDev * stdDev * noise / (signal + noise);
                return step.PosteriorVariance + step.DataWeight * step.DataWeight * data;
            }
        );
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}

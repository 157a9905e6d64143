namespace GenerativeModels.Diffusion;

/// <summary>How data x₁ and noise x₀ ~ N(0, I) are mixed at time t: x_t = α(t) x₁ + σ(t) x₀.</summary>
/// <remarks>
/// t = 0 is noise and t = 1 is data. Papers on diffusion count the other way, from data to noise: their time is s = 1 − t.
/// </remarks>
public interface ISchedule
{
    /// <summary>α, σ and their derivatives by t, in closed form, each in t's shape and type.</summary>
    /// <param name="t">Any shape, 0 ≤ t ≤ 1. Derivatives may be infinite at the ends.</param>
    public Coefficients At(Tensor t);
}

/// <summary>What every schedule can say.</summary>
public static class Schedules
{
    /// <summary>α, σ and their derivatives at one time 0 ≤ t ≤ 1, in double precision.</summary>
    public static (double Alpha, double Sigma, double AlphaDot, double SigmaDot) AtTime(this ISchedule schedule, double t)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var (alpha, sigma, alphaDot, sigmaDot) = schedule.At(tensor(t, dtype: ScalarType.Float64));
        return (alpha.ToDouble(), sigma.ToDouble(), alphaDot.ToDouble(), sigmaDot.ToDouble());
    }
}

/// <summary>The variance-preserving schedule of DDPM: noise is added at the rate β(s) = β₀ + (β₁ − β₀) s, s = 1 − t.</summary>
/// <param name="BetaMin">β₀ &gt; 0: the rate at the data.</param>
/// <param name="BetaMax">β₁ ≥ β₀: the rate at the noise.</param>
/// <remarks>
/// α² = exp(−∫₀ˢ β) = exp(−β₀ s − ½ (β₁ − β₀) s²), σ² = 1 − α². With the defaults α = 0.0066 is left at t = 0. The thousand steps
/// β₁ … β_T = 1e-4 … 0.02 of Ho et al. 2020 (arXiv:2006.11239) are these rates divided by a thousand; as a process in continuous time:
/// Song et al. 2021, arXiv:2011.13456, appendix B.
/// </remarks>
public sealed record LinearBetas(double BetaMin = 0.1, double BetaMax = 20) : ISchedule
{
    /// <inheritdoc/>
    public Coefficients At(Tensor t)
    {
        using var scope = NewDisposeScope();
        var s = 1 - t;
        var logAlpha = s * -0.5 * (BetaMin + 0.5 * (BetaMax - BetaMin) * s);
        var beta = BetaMin + (BetaMax - BetaMin) * s;
        return VariancePreserving.Of(logAlpha, 0.5 * beta).MoveToOuter(scope); // d log α/dt = −d log α/ds = ½ β
    }
}

/// <summary>The cosine schedule: α = cos θ(s)/cos θ(0) with θ(s) = ½π (s + o)/(1 + o), s = 1 − t, and σ² = 1 − α².</summary>
/// <param name="Offset">
/// o ≥ 0. Nichol and Dhariwal take 0.008, which keeps some noise in the first of their discrete steps; 0 gives α = sin ½πt, σ = cos ½πt.
/// </param>
/// <remarks>Nichol and Dhariwal 2021, arXiv:2102.09672, eq. 17.</remarks>
public sealed record Cosine(double Offset = 0.008) : ISchedule
{
    /// <inheritdoc/>
    public Coefficients At(Tensor t)
    {
        using var scope = NewDisposeScope();
        var rate = 0.5 * Math.PI / (1 + Offset); // dθ/ds = −dθ/dt
        var (theta, start) = ((1 - t + Offset) * rate, Offset * rate);
        var alpha = theta.cos().clamp(min: 0) / Math.Cos(start); // in single precision θ may round up beyond ½π
        // 1 − cos²θ/cos²θ₀ = sin(θ − θ₀) sin(θ + θ₀)/cos²θ₀, without cancellation where α is near 1.
        var sigma = ((theta - start).sin() * (theta + start).sin()).clamp(min: 0).sqrt() / Math.Cos(start);
        if (Offset == 0) // whose derivatives stay finite at the data
            return new Coefficients(alpha, theta.sin().clamp(min: 0), theta.sin() * rate, theta.cos() * -rate).MoveToOuter(scope);
        var alphaDot = theta.sin() * (rate / Math.Cos(start));
        var product = -(alpha * alphaDot);
        return new Coefficients(alpha, sigma, alphaDot, product / sigma) { HalfVarianceDot = product }.MoveToOuter(scope);
    }
}

/// <summary>α² + σ² = 1: data of unit variance keep it at every time.</summary>
internal static class VariancePreserving
{
    /// <summary>σ = √(1 − α²), α̇ = α (log α)˙, σ σ̇ = −α α̇, from log α ≤ 0 and its derivative.</summary>
    public static Coefficients Of(Tensor logAlpha, Tensor logAlphaDot)
    {
        using var scope = NewDisposeScope();
        var alpha = logAlpha.exp();
        var sigma = (-(2 * logAlpha).expm1()).clamp(min: 0).sqrt(); // no cancellation where α is near 1
        var alphaDot = alpha * logAlphaDot;
        var product = -(alpha * alphaDot);
        return new Coefficients(alpha, sigma, alphaDot, product / sigma) { HalfVarianceDot = product }.MoveToOuter(scope);
    }
}

/// <summary>Noise on top of untouched data: α = 1, σ = σ_max (σ_min/σ_max)ᵗ, a geometric fall towards the data.</summary>
/// <param name="SigmaMin">σ_min &gt; 0: what is left at t = 1.</param>
/// <param name="SigmaMax">σ_max &gt; σ_min: at t = 0, larger than the data is wide.</param>
/// <remarks>Song and Ermon 2019, arXiv:1907.05600; as a process: Song et al. 2021, arXiv:2011.13456. x_0 is σ_max times the noise.</remarks>
public sealed record VarianceExploding(double SigmaMin = 0.01, double SigmaMax = 10) : ISchedule
{
    /// <inheritdoc/>
    public Coefficients At(Tensor t)
    {
        using var scope = NewDisposeScope();
        var rate = Math.Log(SigmaMin / SigmaMax);
        var (alpha, alphaDot) = (ones_like(t), zeros_like(t));
        var sigma = (t * rate).exp() * SigmaMax;
        var sigmaDot = sigma * rate;
        return new Coefficients(alpha, sigma, alphaDot, sigmaDot).MoveToOuter(scope);
    }
}

/// <summary>One time an example, shaped to broadcast against the examples.</summary>
internal static class Times
{
    /// <summary>t [B] → [B, 1, …] with as many axes as x [B, …].</summary>
    public static Tensor Like(this Tensor t, Tensor x)
    {
        if (t.dim() != 1 || t.shape[0] != x.shape[0])
            throw new ArgumentException(
                $"expected t: [{x.shape[0]}], one time an example, got [{string.Join(", ", t.shape)}]",
                nameof(t)
            );
        return t.reshape([t.shape[0], .. Enumerable.Repeat(1L, (int)x.dim() - 1)]);
    }
}

/// <summary>λ = log(α²/σ²) rises at a constant rate from λ₀ at the noise to λ₁ at the data; α² + σ² = 1.</summary>
/// <param name="Start">λ₀, for instance −10: α² = sigmoid(λ₀) of the data's variance is left at t = 0.</param>
/// <param name="End">λ₁ &gt; λ₀: σ² = sigmoid(−λ₁) is left at t = 1.</param>
/// <remarks>Kingma et al. 2021, arXiv:2107.00630: between its ends a schedule does not change the bound in continuous time.</remarks>
public sealed record LinearLogSnr(double Start, double End) : ISchedule
{
    /// <inheritdoc/>
    public Coefficients At(Tensor t)
    {
        using var scope = NewDisposeScope();
        var logSnr = Start + (End - Start) * t;
        var (alpha, sigma) = (logSnr.sigmoid().sqrt(), (-logSnr).sigmoid().sqrt());
        var half = alpha * sigma * (0.5 * (End - Start)); // α̇ = ½ α σ² λ̇, σ̇ = −½ σ α² λ̇
        return new Coefficients(alpha, sigma, half * sigma, -half * alpha).MoveToOuter(scope);
    }
}

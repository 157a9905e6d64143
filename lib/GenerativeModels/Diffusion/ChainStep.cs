namespace GenerativeModels.Diffusion;

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

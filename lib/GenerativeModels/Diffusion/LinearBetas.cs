namespace GenerativeModels.Diffusion;

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

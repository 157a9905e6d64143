namespace GenerativeModels.Diffusion;

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

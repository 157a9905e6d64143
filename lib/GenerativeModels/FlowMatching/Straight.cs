using GenerativeModels.Diffusion;

namespace GenerativeModels.FlowMatching;

/// <summary>Straight lines from noise to data at constant speed: α = t, σ = 1 − (1 − σ_min) t.</summary>
/// <param name="SigmaMin">σ_min ≥ 0: the width that is left around every datum at t = 1.</param>
/// <remarks>
/// The conditional optimal-transport path of Lipman et al. 2023, arXiv:2210.02747, eq. 20; with σ_min = 0 rectified flow's, Liu et al.
/// 2023, arXiv:2209.03003.
/// </remarks>
public sealed record Straight(double SigmaMin = 0) : ISchedule
{
    /// <inheritdoc/>
    public Coefficients At(Tensor t)
    {
        using var scope = NewDisposeScope();
        var (alpha, sigma) = (t.clone(), 1 - t * (1 - SigmaMin));
        var (alphaDot, sigmaDot) = (ones_like(t), full_like(t, SigmaMin - 1));
        return new Coefficients(alpha, sigma, alphaDot, sigmaDot).MoveToOuter(scope);
    }
}

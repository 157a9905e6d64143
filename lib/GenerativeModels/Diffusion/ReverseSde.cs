using static TorchSharp.torch;

namespace GenerativeModels.Diffusion;

/// <summary>From noise to data in continuous time: the SDEs and the ODE that share the marginals of x_t = α x₁ + σ x₀.</summary>
/// <remarks>
/// From data to noise the process is dx = −(α̇/α) x ds + g dw with s = 1 − t and g² = 2σ (σ α̇/α − σ̇). With the score of x_t known,
/// it runs backwards (Anderson 1982): dx = ((α̇/α) x + g² ∇ log p_t) dt + g dw. Half the score and no noise gives the same
/// marginals: the probability-flow ODE. Song et al. 2021, arXiv:2011.13456, eq. 6 and 13.
/// </remarks>
public static class ReverseSde
{
    /// <summary>g(t) = √(2σ (σ α̇/α − σ̇)) &gt; 0.</summary>
    public static double Diffusion(ISchedule schedule, double t)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        var (a, s, aDot, sDot) = schedule.AtTime(t);
        return Math.Sqrt(Math.Max(0, 2 * s * (s * aDot / a - sDot)));
    }

    /// <summary>(α̇/α) x + ½(1 + λ²) g² s(x, t): the drift that goes with the noise λ g(t). λ = 1: reverse SDE; λ = 0: the ODE.</summary>
    /// <param name="score">x_t [B, …], t [B] → ∇ log p_t(x_t) [B, …].</param>
    /// <param name="schedule">Of x_t.</param>
    /// <param name="noise">λ ≥ 0.</param>
    public static Func<Tensor, Tensor, Tensor> Drift(Func<Tensor, Tensor, Tensor> score, ISchedule schedule, double noise = 1)
    {
        ArgumentNullException.ThrowIfNull(score);
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentOutOfRangeException.ThrowIfNegative(noise);
        return (x, t) =>
        {
            using var scope = NewDisposeScope();
            var (a, s, aDot, sDot) = schedule.At(t.Like(x));
            var rate = aDot / a;
            var squared = s * (s * rate - sDot) * 2; // g²
            return (rate * x + squared * score(x, t) * (0.5 * (1 + noise * noise))).MoveToOuterDisposeScope();
        };
    }
}

namespace GenerativeModels.Diffusion;

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

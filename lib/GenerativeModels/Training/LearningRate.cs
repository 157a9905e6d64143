namespace GenerativeModels.Training;

/// <summary>Schedules: the factor on the learning rate at progress 0 (first step) … 1 (end of training).</summary>
public static class LearningRate
{
    /// <summary>1 throughout.</summary>
    public static Func<double, double> Constant { get; } = static _ => 1;

    /// <summary>A linear rise over the first <paramref name="warmup"/> of training, then half a cosine from 1 to <paramref name="floor"/>.</summary>
    /// <param name="warmup">Share of training, 0 … 1.</param>
    /// <param name="floor">The factor at the end, 0 … 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A share or factor outside of 0 … 1.</exception>
    public static Func<double, double> Cosine(double warmup = 0.02, double floor = 0.01)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(warmup);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(warmup, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(floor);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(floor, 1);
        return progress =>
            progress < warmup
                ? (progress + 1e-3) / (warmup + 1e-3)
                : floor + (1 - floor) * (1 + Math.Cos(Math.PI * (progress - warmup) / (1 - warmup))) / 2;
    }
}

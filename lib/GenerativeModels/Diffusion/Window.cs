namespace GenerativeModels.Diffusion;

/// <summary>A part of another schedule, from one of its times to another, run through as t goes from 0 to 1.</summary>
/// <param name="Inner">The whole.</param>
/// <param name="From">Its time at t = 0.</param>
/// <param name="To">Its time at t = 1.</param>
public sealed record Window(ISchedule Inner, double From, double To) : ISchedule
{
    /// <summary>The part of a schedule between two values of log(α²/σ²), found by bisection.</summary>
    /// <param name="schedule">Its ratio rises with time.</param>
    /// <param name="start">λ at t = 0.</param>
    /// <param name="end">λ at t = 1, &gt; start.</param>
    /// <exception cref="ArgumentException">The schedule does not reach them.</exception>
    public static Window OfLogSnr(ISchedule schedule, double start, double end)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(end, start);
        return new(schedule, Time(start), Time(end));

        double Time(double value)
        {
            var (low, high) = (0.0, 1.0);
            if (!(At(low) <= value && value <= At(high)))
                throw new ArgumentException($"expected log SNR in {At(low):0.##} … {At(high):0.##}, got {value}");
            for (var i = 0; i < 60; i++)
            {
                var middle = (low + high) / 2;
                (low, high) = At(middle) < value ? (middle, high) : (low, middle);
            }
            return high;
        }

        double At(double t)
        {
            var (alpha, sigma, _, _) = schedule.AtTime(t);
            return 2 * (Math.Log(alpha) - Math.Log(sigma));
        }
    }

    /// <inheritdoc/>
    public Coefficients At(Tensor t)
    {
        using var scope = NewDisposeScope();
        var (c, speed) = (Inner.At(From + (To - From) * t), To - From);
        return new Coefficients(c.Alpha, c.Sigma, c.AlphaDot * speed, c.SigmaDot * speed)
        {
            HalfVarianceDot = c.HalfVarianceDot * speed,
        }.MoveToOuter(scope);
    }
}

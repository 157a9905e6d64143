using GenerativeModels.Training;

namespace GenerativeModels.Sampling;

/// <summary>What solvers with a fixed step share: a copy of the state, advanced in place, without gradients.</summary>
internal static class EqualSteps
{
    private const int PerElement = 20_000; // multiply-adds of a usual network for an element of the state

    /// <summary>x(to) from x(from).</summary>
    /// <param name="x">x(from), [B, …]; left as it is.</param>
    /// <param name="steps">How many, ≥ 1.</param>
    /// <param name="from">Where time starts.</param>
    /// <param name="to">Where it ends; backwards too.</param>
    /// <param name="advance">Takes the state from t to the next time, in place: (state, t, next).</param>
    /// <param name="observe">Sees (t, x(t)) after every step.</param>
    /// <returns>x(to), [B, …]; the caller disposes it.</returns>
    public static Tensor Solve(
        Tensor x,
        int steps,
        double from,
        double to,
        Action<Tensor, double, double> advance,
        Action<double, Tensor>? observe
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        using var whole = NewDisposeScope();
        using var off = no_grad();
        using var threads = Compute.ThreadsFor(x.numel() * (double)PerElement);
        var state = x.detach().clone();
        var h = (to - from) / steps;
        for (var step = 0; step < steps; step++)
        {
            using var scope = NewDisposeScope();
            var next = Time(step + 1);
            advance(state, Time(step), next);
            observe?.Invoke(next, state);
        }
        return state.MoveToOuterDisposeScope();

        // The last time is the end itself: from + K h may lie beyond it, where a velocity or a schedule need not exist.
        double Time(int step) => step == steps ? to : from + step * h;
    }

    /// <summary>The time for every row of the state, [B].</summary>
    public static Tensor At(Tensor x, double t) => full(x.shape[0], t, dtype: x.dtype, device: x.device);
}

using GenerativeModels.Training;

namespace GenerativeModels.Sampling;

/// <summary>An explicit Runge–Kutta method as its Butcher tableau: k_i = v(x + h Σ_j a_ij k_j, t + c_i h), x' = x + h Σ_i b_i k_i.</summary>
/// <param name="Name">For legends.</param>
/// <param name="Order">p: the global error falls as hᵖ.</param>
/// <param name="Nodes">c, [S]; c₁ = 0.</param>
/// <param name="Coupling">a, row i has i entries.</param>
/// <param name="Weights">b, [S].</param>
/// <remarks>Hairer, Nørsett, Wanner: Solving Ordinary Differential Equations I, chapter II.</remarks>
public sealed record RungeKutta(
    string Name,
    int Order,
    IReadOnlyList<double> Nodes,
    IReadOnlyList<IReadOnlyList<double>> Coupling,
    IReadOnlyList<double> Weights
)
{
    /// <summary>x' = x + h v(x, t). Order 1.</summary>
    public static RungeKutta Euler { get; } =
        new(
            "Euler",
            1,
            [0],
            [
                [],
            ],
            [1]
        );

    /// <summary>The velocity in the middle of the step. Order 2.</summary>
    public static RungeKutta Midpoint { get; } =
        new(
            "midpoint",
            2,
            [0, 0.5],
            [
                [],
                [0.5],
            ],
            [0, 1]
        );

    /// <summary>The mean of the velocities at both ends of an Euler step. Order 2.</summary>
    public static RungeKutta Heun { get; } =
        new(
            "Heun",
            2,
            [0, 1],
            [
                [],
                [1],
            ],
            [0.5, 0.5]
        );

    /// <summary>The classical one. Order 4.</summary>
    public static RungeKutta Classical { get; } =
        new(
            "RK4",
            4,
            [0, 0.5, 0.5, 1],
            [
                [],
                [0.5],
                [0, 0.5],
                [0, 0, 1],
            ],
            [1.0 / 6, 1.0 / 3, 1.0 / 3, 1.0 / 6]
        );

    /// <summary>Order 5 in six evaluations; with a seventh it knows its own error: see <see cref="Ode.SolveAdaptive"/>.</summary>
    /// <remarks>Dormand and Prince 1980, J. Comput. Appl. Math. 6(1).</remarks>
    public static RungeKutta DormandPrince { get; } =
        new(
            "Dormand–Prince",
            5,
            [0, 1.0 / 5, 3.0 / 10, 4.0 / 5, 8.0 / 9, 1],
            [
                [],
                [1.0 / 5],
                [3.0 / 40, 9.0 / 40],
                [44.0 / 45, -56.0 / 15, 32.0 / 9],
                [19372.0 / 6561, -25360.0 / 2187, 64448.0 / 6561, -212.0 / 729],
                [9017.0 / 3168, -355.0 / 33, 46732.0 / 5247, 49.0 / 176, -5103.0 / 18656],
            ],
            [35.0 / 384, 0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84]
        );

    /// <summary>S: evaluations of v a step.</summary>
    public int Stages => Weights.Count;

    /// <inheritdoc/>
    public override string ToString() => Name;
}

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

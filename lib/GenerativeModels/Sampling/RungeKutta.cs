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

namespace GenerativeModels.Sampling;

/// <summary>Solves dx/dt = v(x, t), each row of x on its own, by any explicit Runge–Kutta method.</summary>
/// <remarks>
/// Velocities are functions of x [B, …] and t [B], as a network's are. Solutions carry no gradients, are in x's type and on its device,
/// and belong to the caller. Time may run backwards (from &gt; to).
/// </remarks>
public static class Ode
{
    /// <summary>x(to) from x(from) in equal steps, by a method that states its order.</summary>
    /// <param name="velocity">v: x [B, …], t [B] → [B, …].</param>
    /// <param name="x">x(from), [B, …]; left as it is.</param>
    /// <param name="method">For instance <see cref="RungeKutta.Heun"/>.</param>
    /// <param name="steps">How many, ≥ 1; each costs <see cref="RungeKutta.Stages"/> evaluations.</param>
    /// <param name="from">Where time starts.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="observe">Sees (t, x(t)) after every step; it may not keep the tensor.</param>
    public static Tensor Solve(
        Func<Tensor, Tensor, Tensor> velocity,
        Tensor x,
        RungeKutta method,
        int steps,
        double from = 0,
        double to = 1,
        Action<double, Tensor>? observe = null
    ) =>
        EqualSteps.Solve(
            x,
            steps,
            from,
            to,
            (state, t, next) => Advance(state, method.Weights, Stages(velocity, state, method, t, next, []), next - t),
            observe
        );

    /// <summary>The same, and everything on the way: x at from, …, to, [steps + 1, B, …].</summary>
    /// <inheritdoc cref="Solve"/>
    public static Tensor Path(
        Func<Tensor, Tensor, Tensor> velocity,
        Tensor x,
        RungeKutta method,
        int steps,
        double from = 0,
        double to = 1
    )
    {
        using var scope = NewDisposeScope();
        var path = new List<Tensor> { x.detach() };
        Solve(velocity, x, method, steps, from, to, (_, state) => path.Add(state.clone().MoveToOtherDisposeScope(scope)));
        return stack(path).MoveToOuterDisposeScope();
    }

    /// <summary>Dormand–Prince 5(4): steps as long as the tolerance allows, one length for the whole batch.</summary>
    /// <param name="velocity">v: x [B, …], t [B] → [B, …].</param>
    /// <param name="x">x(from), [B, …]; left as it is. Tolerances below 1e-6 need double precision.</param>
    /// <param name="relative">Allowed error a step, as a share of |x|.</param>
    /// <param name="absolute">Allowed error a step, in units of x; the two are added, and the root mean square over the batch counts.</param>
    /// <param name="from">Where time starts.</param>
    /// <param name="to">Where it ends.</param>
    /// <exception cref="ArithmeticException">The step became too short: v is not smooth or not finite.</exception>
    public static OdeSolution SolveAdaptive(
        Func<Tensor, Tensor, Tensor> velocity,
        Tensor x,
        double relative = 1e-5,
        double absolute = 1e-5,
        double from = 0,
        double to = 1
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(relative);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(absolute);
        using var whole = NewDisposeScope();
        using var off = no_grad();
        var method = RungeKutta.DormandPrince;
        var state = x.detach().clone();
        var slope = velocity(state, EqualSteps.At(state, from)).clone();
        var (t, h, accepted, rejected, evaluations) = (from, 0.05 * (to - from), 0, 0, 1);
        while (t != to)
        {
            using var scope = NewDisposeScope();
            // A step that would leave less than a thousandth of itself goes to the end.
            var arrival = Math.Abs(h) * 1.001 >= Math.Abs(to - t) ? to : t + h;
            h = arrival - t;
            if (!(Math.Abs(h) > 1e-10 * Math.Abs(to - from)))
                throw new ArithmeticException($"the step became {h} at t = {t}: expected a velocity that is smooth and finite");
            var k = Stages(velocity, state, method, t, arrival, [slope]);
            var next = Combine(state, method.Weights, k, h);
            k.Add(velocity(next, EqualSteps.At(next, arrival))); // the first of the next step, too
            evaluations += method.Stages;
            var scale = maximum(state.abs(), next.abs()) * relative + absolute;
            var error = (Combine(zeros_like(state), ErrorWeights, k, h) / scale).square().mean().sqrt().ToDouble();
            if (error <= 1)
            {
                (t, accepted) = (arrival, accepted + 1);
                state.copy_(next);
                slope.copy_(k[^1]);
            }
            else
                rejected++;
            h *= double.IsFinite(error) ? Math.Clamp(0.9 * Math.Pow(error, -1.0 / method.Order), 0.2, 5) : 0.2;
        }
        return new OdeSolution(state.MoveToOuterDisposeScope(), evaluations, accepted, rejected);
    }

    /// <summary>b − b̂: fifth-order weights less those of the embedded fourth-order method.</summary>
    private static readonly double[] ErrorWeights =
    [
        71.0 / 57600,
        0,
        -71.0 / 16695,
        71.0 / 1920,
        -17253.0 / 339200,
        22.0 / 525,
        -1.0 / 40,
    ];

    private static List<Tensor> Stages(
        Func<Tensor, Tensor, Tensor> velocity,
        Tensor x,
        RungeKutta method,
        double t,
        double next,
        List<Tensor> k
    )
    {
        var h = next - t;
        for (var i = k.Count; i < method.Stages; i++)
            k.Add(velocity(Combine(x, method.Coupling[i], k, h), EqualSteps.At(x, Node(method.Nodes[i]))));
        return k;

        double Node(double c) => c == 1 ? next : t + c * h;
    }

    /// <summary>x ← x + h Σ w_i k_i.</summary>
    private static void Advance(Tensor x, IReadOnlyList<double> weights, List<Tensor> k, double h)
    {
        for (var i = 0; i < weights.Count; i++)
            if (weights[i] != 0)
                x.add_(k[i], weights[i] * h);
    }

    private static Tensor Combine(Tensor x, IReadOnlyList<double> weights, List<Tensor> k, double h)
    {
        for (var i = 0; i < weights.Count; i++)
            if (weights[i] != 0)
                x = x.add(k[i], weights[i] * h);
        return x;
    }
}

/// <summary>Where an adaptive solver arrived, and what it cost.</summary>
/// <param name="X">x at the end, [B, …]; the caller disposes it.</param>
/// <param name="Evaluations">Of the velocity, those of rejected steps included.</param>
/// <param name="Accepted">Steps taken.</param>
/// <param name="Rejected">Steps that were too long and tried again.</param>
public sealed record OdeSolution(Tensor X, int Evaluations, int Accepted, int Rejected);

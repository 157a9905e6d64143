namespace GenerativeModels.Tests.Laws;

/// <summary>Every solver has the order that it states, on an equation that depends on time.</summary>
public sealed class OdeLaws : TensorTests
{
    public static TheoryData<string> Methods => [.. All.Keys];

    private static Dictionary<string, RungeKutta> All { get; } =
        new[]
        {
            RungeKutta.Euler,
            RungeKutta.Midpoint,
            RungeKutta.Heun,
            RungeKutta.Classical,
            RungeKutta.DormandPrince,
        }.ToDictionary(method => method.Name);

    [Theory, MemberData(nameof(Methods))]
    public void The_error_falls_with_the_stated_order(string name)
    {
        var method = All[name];
        // At order 5 a longer time and longer steps keep the error a thousand times above the rounding of double precision.
        var (steps, end) = method.Order < 5 ? (100, 1.5) : (40, 3.0);
        var (coarse, fine) = (Error(method, steps, end), Error(method, 2 * steps, end));
        Assert.InRange(Math.Log2(coarse / fine), method.Order - 0.15, method.Order + 0.25);
    }

    [Theory, MemberData(nameof(Methods))]
    public void The_tableau_is_consistent(string name)
    {
        var method = All[name];
        Assert.Equal(1, method.Weights.Sum(), 1e-14);
        Assert.Equal(method.Stages, method.Nodes.Count);
        for (var i = 0; i < method.Stages; i++)
        {
            Assert.Equal(i, method.Coupling[i].Count);
            Assert.Equal(method.Nodes[i], method.Coupling[i].Sum(), 1e-14);
        }
        for (var power = 1; power < method.Order; power++) // ∫ tᵖ dt, exactly
            Assert.Equal(1.0 / (power + 1), method.Weights.Zip(method.Nodes, (b, c) => b * Math.Pow(c, power)).Sum(), 1e-14);
    }

    [Theory, MemberData(nameof(Methods))]
    public void A_step_costs_as_many_evaluations_as_there_are_stages(string name)
    {
        var calls = 0;
        Ode.Solve((x, _) => Counted(x), ones(2, 1), All[name], 7);
        Assert.Equal(7 * All[name].Stages, calls);

        Tensor Counted(Tensor x)
        {
            calls++;
            return -x;
        }
    }

    [Theory, MemberData(nameof(Methods))]
    public void There_and_back_again(string name)
    {
        var start = Start();
        var end = Ode.Solve(Velocity, start, All[name], 2000, 0, 1.5);
        var back = Ode.Solve(Velocity, end, All[name], 2000, 1.5, 0);
        Assert.True((back - start).abs().max().ToDouble() < (name == "Euler" ? 1e-2 : 1e-5));
        Assert.Equal(0, (start - Start()).abs().max().ToDouble());
    }

    [Fact]
    public void A_path_ends_at_the_solution_and_nothing_else_stays_in_memory()
    {
        var path = Ode.Path(Velocity, Start(), RungeKutta.Heun, 10, 0, 1.5);
        Assert.Equal([11, 5, 1], path.shape);
        Assert.True(path[0].Equals(Start()));
        Assert.True(path[10].Equals(Ode.Solve(Velocity, Start(), RungeKutta.Heun, 10, 0, 1.5)));
        var start = Start();
        LeavesNothing(() =>
        {
            Ode.Solve(Velocity, start, RungeKutta.Classical, 3).Dispose();
            Ode.Path(Velocity, start, RungeKutta.Heun, 3).Dispose();
            Ode.SolveAdaptive(Velocity, start).X.Dispose();
        });
    }

    [Theory, InlineData(1e-3), InlineData(1e-6), InlineData(1e-9)]
    public void The_adaptive_solver_keeps_its_tolerance_and_counts_its_work(double tolerance)
    {
        var calls = 0;
        var found = Ode.SolveAdaptive(Counted, Start(), tolerance, tolerance, 0, 1.5);
        Assert.True((found.X - Exact(1.5)).abs().max().ToDouble() < 100 * tolerance);
        Assert.Equal(calls, found.Evaluations);
        Assert.Equal(1 + 6 * (found.Accepted + found.Rejected), found.Evaluations);

        Tensor Counted(Tensor x, Tensor t)
        {
            calls++;
            return Velocity(x, t);
        }
    }

    [Theory, InlineData(0, 1), InlineData(1, 0)]
    public void The_estimated_error_is_none_for_a_cubic_and_some_for_a_quartic(double from, double to)
    {
        int Steps(int power) =>
            Ode.SolveAdaptive((_, t) => t.pow(power).unsqueeze(1), zeros(1, 1, dtype: float64), 1e-9, 1e-9, from, to).Accepted;
        Assert.Equal(3, Steps(3)); // 0.05, five times that, and the rest
        Assert.InRange(Steps(4), 6, 40);
    }

    [Fact]
    public void The_adaptive_solver_works_where_the_velocity_does()
    {
        // A peak of width 0.05 at t = 1.5 of 10, whose tails are felt everywhere: short steps there, long ones elsewhere.
        var found = Ode.SolveAdaptive((x, t) => Peak(t).unsqueeze(1), zeros(1, 1, dtype: float64), 1e-8, 1e-8, 0, 10);
        Assert.Equal(0.05 * (Math.Atan(8.5 / 0.05) + Math.Atan(1.5 / 0.05)), found.X.ToDouble(), 1e-6);
        Assert.InRange(found.Accepted, 10, 80);

        static Tensor Peak(Tensor t) => 0.0025 / ((t - 1.5).square() + 0.0025);
    }

    /// <summary>dx/dt = x² cos t: x = 1/(1/x(0) − sin t).</summary>
    private static Tensor Velocity(Tensor x, Tensor t)
    {
        using var inner = NewDisposeScope();
        return (x.square() * t.cos().unsqueeze(1)).MoveToOuterDisposeScope();
    }

    private static Tensor Start() => linspace(-0.6, 0.6, 5, dtype: float64).unsqueeze(1);

    private static Tensor Exact(double t) => Start() / (1 - Start() * Math.Sin(t));

    private static double Error(RungeKutta method, int steps, double end) =>
        (Ode.Solve(Velocity, Start(), method, steps, 0, end) - Exact(end)).abs().max().ToDouble();
}

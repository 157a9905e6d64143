using GenerativeModels.Flows;
using GenerativeModels.Networks;
using GenerativeModels.Probability;
using GenerativeModels.Sampling;

namespace GenerativeModels.FlowMatching;

/// <summary>x(0) ~ π carried along dx/dt = v(x, t): a continuous normalizing flow, with samples and exact likelihoods.</summary>
/// <remarks>
/// Along a path d log p/dt = −div v (Chen et al. 2018, arXiv:1806.07366), so log p₁(x) = log π(x(0)) − ∫ div v dt, where x(0) is where
/// the ODE, solved backwards, takes x. Exact up to the solver's error. Here log p has no gradients: velocities are trained by matching.
/// </remarks>
public sealed class ContinuousFlow : IExplicitModel
{
    private readonly Func<Tensor, Tensor, Tensor> velocity;
    private readonly int dim;
    private readonly RungeKutta method;
    private readonly int steps;
    private readonly JacobianTrace trace;
    private readonly double end;
    private readonly IExplicitModel prior;

    /// <param name="velocity">v: x [B, D], t [B] → [B, D], each row on its own.</param>
    /// <param name="dim">D.</param>
    /// <param name="method">The solver; null: <see cref="RungeKutta.Heun"/>.</param>
    /// <param name="steps">Of the solver, over the whole time.</param>
    /// <param name="trace">Where the divergence comes from; null: <see cref="JacobianTraces.Exact"/>.</param>
    /// <param name="end">Where time ends, 0 … 1: just below 1 for velocities that are singular at the data.</param>
    /// <param name="prior">π on ℝᴰ, what the velocity was trained to carry; null: <see cref="StandardNormal"/>.</param>
    public ContinuousFlow(
        Func<Tensor, Tensor, Tensor> velocity,
        int dim,
        RungeKutta? method = null,
        int steps = 50,
        JacobianTrace? trace = null,
        double end = 1,
        IExplicitModel? prior = null
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dim);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        (this.velocity, this.dim, this.steps, this.end) = (velocity, dim, steps, end);
        (this.method, this.trace) = (method ?? RungeKutta.Heun, trace ?? JacobianTraces.Exact);
        this.prior = prior ?? new StandardNormal(dim);
    }

    /// <summary>Evaluations of v that a sample costs.</summary>
    public int Evaluations => steps * method.Stages;

    /// <inheritdoc/>
    public Tensor Sample(int count, Generator rng)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        using var noise = prior.Sample(count, rng);
        return Carry(noise);
    }

    /// <summary>Where the ODE takes z, [B, D] to [B, D], without gradients; the caller disposes it. Samples are draws of π, carried.</summary>
    public Tensor Carry(Tensor z)
    {
        Shape.Rows(z, dim, nameof(z));
        return Ode.Solve(velocity, z, method, steps, 0, end);
    }

    /// <summary>log p(x), [B, D] to [B], in nats, without gradients.</summary>
    public Tensor LogProb(Tensor x)
    {
        Shape.Rows(x, dim, nameof(x));
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var start = cat([x, zeros_like(x.narrow(1, 0, 1))], dim: 1); // x and ∫ div v dt side by side
        var state = Ode.Solve(Both, start, method, steps, end, 0);
        var (x0, integral) = (state.narrow(1, 0, dim), state.select(1, dim));
        return (prior.LogProb(x0) + integral).MoveToOuterDisposeScope(); // from 1 to 0 the integral is −∫₀¹ div v dt
    }

    private Tensor Both(Tensor state, Tensor t)
    {
        using var scope = NewDisposeScope();
        var (v, divergence) = trace(velocity, state.narrow(1, 0, dim), t);
        return cat([v, divergence.unsqueeze(1)], dim: 1).MoveToOuterDisposeScope();
    }
}

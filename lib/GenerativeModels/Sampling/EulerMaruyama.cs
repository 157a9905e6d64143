namespace GenerativeModels.Sampling;

/// <summary>Solves dx = f(x, t) dt + g(t) dw.</summary>
public static class EulerMaruyama
{
    /// <summary>x ← x + h f(x, t) + √|h| g(t) ξ, ξ ~ N(0, I). Weak order 1; strong order 1 too, as g does not depend on x.</summary>
    /// <param name="drift">f: x [B, …], t [B] → [B, …].</param>
    /// <param name="diffusion">g ≥ 0 at a time.</param>
    /// <param name="x">x(from), [B, …]; left as it is.</param>
    /// <param name="steps">How many, ≥ 1; one evaluation each, at the start of the step.</param>
    /// <param name="rng">On x's device.</param>
    /// <param name="from">Where time starts.</param>
    /// <param name="to">Where it ends; backwards too, with f as it is written.</param>
    /// <param name="observe">Sees (t, x(t)) after every step; it may not keep the tensor.</param>
    /// <returns>x(to), [B, …], without gradients; the caller disposes it.</returns>
    public static Tensor Solve(
        Func<Tensor, Tensor, Tensor> drift,
        Func<double, double> diffusion,
        Tensor x,
        int steps,
        Generator rng,
        double from = 0,
        double to = 1,
        Action<double, Tensor>? observe = null
    )
    {
        return Run(drift, diffusion, x, steps, Draw, from, to, observe);

        Tensor Draw(Tensor state, int step) =>
            randn(state.shape, dtype: state.dtype, generator: rng)
                .to(state.device, disposeAfter: true)
                .mul_(Math.Sqrt(Math.Abs(to - from) / steps));
    }

    /// <summary>The same along a Brownian path that is given, over its time.</summary>
    /// <param name="drift">f: x [B, …], t [B] → [B, …].</param>
    /// <param name="diffusion">g ≥ 0 at a time.</param>
    /// <param name="x">x at the path's start, [B, …]; left as it is.</param>
    /// <param name="steps">How many, ≥ 1; they divide the path's cells.</param>
    /// <param name="path">w, in x's shape.</param>
    /// <param name="observe">Sees (t, x(t)) after every step; it may not keep the tensor.</param>
    /// <returns>x at the path's end, [B, …], without gradients; the caller disposes it.</returns>
    public static Tensor Solve(
        Func<Tensor, Tensor, Tensor> drift,
        Func<double, double> diffusion,
        Tensor x,
        int steps,
        BrownianPath path,
        Action<double, Tensor>? observe = null
    ) => Run(drift, diffusion, x, steps, (_, step) => path.Increment(step, steps), path.From, path.To, observe);

    /// <summary>The same with fresh noise, and everything on the way: x at from, …, to, [steps + 1, B, …].</summary>
    /// <inheritdoc cref="Solve(Func{Tensor, Tensor, Tensor}, Func{double, double}, Tensor, int, Generator, double, double, Action{double, Tensor})"/>
    public static Tensor Path(
        Func<Tensor, Tensor, Tensor> drift,
        Func<double, double> diffusion,
        Tensor x,
        int steps,
        Generator rng,
        double from = 0,
        double to = 1
    )
    {
        using var scope = NewDisposeScope();
        var path = new List<Tensor> { x.detach() };
        Solve(drift, diffusion, x, steps, rng, from, to, (_, state) => path.Add(state.clone().MoveToOtherDisposeScope(scope)));
        return stack(path).MoveToOuterDisposeScope();
    }

    private static Tensor Run(
        Func<Tensor, Tensor, Tensor> drift,
        Func<double, double> diffusion,
        Tensor x,
        int steps,
        Func<Tensor, int, Tensor> increment,
        double from,
        double to,
        Action<double, Tensor>? observe
    )
    {
        var step = 0;
        return EqualSteps.Solve(
            x,
            steps,
            from,
            to,
            (state, t, next) =>
                state.add_(drift(state, EqualSteps.At(state, t)), next - t).add_(increment(state, step++), diffusion(t)),
            observe
        );
    }
}

using static TorchSharp.torch;

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
        ArgumentNullException.ThrowIfNull(drift);
        ArgumentNullException.ThrowIfNull(diffusion);
        ArgumentNullException.ThrowIfNull(rng);
        return EqualSteps.Solve(
            x,
            steps,
            from,
            to,
            (state, t, h) =>
            {
                var slope = drift(state, EqualSteps.At(state, t));
                var noise = randn(state.shape, dtype: state.dtype, device: state.device, generator: rng);
                state.add_(slope, h).add_(noise, Math.Sqrt(Math.Abs(h)) * diffusion(t));
            },
            observe
        );
    }
}

using GenerativeModels.Sampling;

namespace GenerativeModels.Diffusion;

/// <summary>The reverse SDE, with Langevin steps at every time that pull x_t back to its marginal.</summary>
public static class PredictorCorrector
{
    /// <summary>
    /// After each step of <see cref="EulerMaruyama"/> (predictor), C steps x ← x + ε s(x, t) + √(2ε) ξ at the new time (corrector) with
    /// ε = 2 (r ‖ξ‖/‖s‖)², norms averaged over the batch. Weak order 1 in 1/K.
    /// </summary>
    /// <param name="score">x_t [B, …], t [B] → ∇ log p_t(x_t) [B, …].</param>
    /// <param name="schedule">Of x_t.</param>
    /// <param name="x">x(from), [B, …]; left as it is.</param>
    /// <param name="steps">K ≥ 1; they cost K (1 + C) evaluations.</param>
    /// <param name="rng">On x's device.</param>
    /// <param name="corrections">C ≥ 0; 0 is the reverse SDE alone.</param>
    /// <param name="ratio">r &gt; 0, of a correction's drift to its noise: small steps are exact and mix slowly.</param>
    /// <param name="from">Where time starts.</param>
    /// <param name="to">Where it ends; below 1 for scores that are singular at the data.</param>
    /// <param name="observe">Sees (t, x(t)) after every step; it may not keep the tensor.</param>
    /// <returns>x(to), [B, …], without gradients; the caller disposes it.</returns>
    /// <remarks>Song et al. 2021, arXiv:2011.13456, algorithms 1 and 5.</remarks>
    public static Tensor Sample(
        Func<Tensor, Tensor, Tensor> score,
        ISchedule schedule,
        Tensor x,
        int steps,
        Generator rng,
        int corrections = 1,
        double ratio = 0.16,
        double from = 0,
        double to = 1,
        Action<double, Tensor>? observe = null
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(corrections);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ratio);
        var drift = ReverseSde.Drift(score, schedule);
        return EulerMaruyama.Solve(drift, t => ReverseSde.Diffusion(schedule, t), x, steps, rng, from, to, Correct);

        void Correct(double t, Tensor state)
        {
            var time = full(state.shape[0], t, dtype: state.dtype, device: state.device);
            for (var i = 0; i < corrections; i++)
            {
                using var scope = NewDisposeScope();
                var slope = score(state, time);
                var noise = randn(state.shape, dtype: state.dtype, generator: rng).to(state.device);
                var length = Length(slope);
                if (length == 0)
                    continue; // at a mode there is no way up, and no step in proportion to it
                var size = ratio * Length(noise) / length;
                var epsilon = 2 * size * size;
                state.add_(slope, epsilon).add_(noise, Math.Sqrt(2 * epsilon));
            }
            observe?.Invoke(t, state);
        }
    }

    private static double Length(Tensor rows) => rows.flatten(1).square().sum(1).sqrt().mean().ToDouble();
}

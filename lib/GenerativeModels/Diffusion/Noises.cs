namespace GenerativeModels.Diffusion;

/// <summary>What every kind of noise can do.</summary>
public static class Noises
{
    /// <summary>τ = σ²/α², the noise-to-signal ratio, at times t of any shape.</summary>
    public static Tensor NoiseToSignal(this ISchedule schedule, Tensor t)
    {
        using var scope = NewDisposeScope();
        var c = schedule.At(t);
        return (c.Sigma / c.Alpha).square().MoveToOuterDisposeScope();
    }

    /// <summary>
    /// Samples as DDPM does, with any noise: from t to s &gt; t, x_s = α_s (x̂₁ + l_s) where x̂₁ = E[x₁ | x_t] and l_s is drawn from the
    /// bridge L(τ_s) | L(τ_t) = x_t/α_t − x̂₁. For Gaussian noise this is <see cref="ReverseChain.Ancestral"/>.
    /// </summary>
    /// <param name="noise">The one that the denoiser was trained with.</param>
    /// <param name="denoise">x_t [B, …], t [B] → E[x₁ | x_t] [B, …]; see <see cref="Denoiser.Data"/>.</param>
    /// <param name="schedule">With α(0) &gt; 0, for instance <see cref="LinearBetas"/>.</param>
    /// <param name="shape">Of the samples, [B, …].</param>
    /// <param name="steps">K ≥ 1 evaluations, at t = 0, 1/K, …, 1 − 1/K.</param>
    /// <param name="rng">On the samples' device.</param>
    /// <returns>x at t = 1, in single precision, without gradients; the caller disposes it.</returns>
    /// <exception cref="ArgumentException">No signal is left at t = 0.</exception>
    public static Tensor Sample(
        this INoise noise,
        Func<Tensor, Tensor, Tensor> denoise,
        ISchedule schedule,
        long[] shape,
        int steps,
        Generator rng
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        var (alpha, sigma, _, _) = schedule.AtTime(0);
        if (!(alpha > 0))
            throw new ArgumentException($"expected a schedule with α(0) > 0, got {alpha}", nameof(schedule));
        using var whole = NewDisposeScope();
        using var off = no_grad();
        var tau = sigma * sigma / (alpha * alpha);
        var x = noise.Draw(full(shape, tau, device: rng.device), rng) * alpha;
        for (var k = 0; k < steps; k++)
        {
            using var scope = NewDisposeScope();
            var (nextAlpha, nextSigma, _, _) = schedule.AtTime((k + 1) / (double)steps);
            var next = Math.Min(nextSigma * nextSigma / (nextAlpha * nextAlpha), tau);
            var data = denoise(x, full(shape[0], k / (double)steps, dtype: x.dtype, device: x.device));
            x.copy_((data + noise.Bridge(x / alpha - data, tau, next, rng)) * nextAlpha);
            (alpha, tau) = (nextAlpha, next);
        }
        return x.MoveToOuterDisposeScope();
    }

    internal static void CheckTimes(double later, double earlier)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(later);
        ArgumentOutOfRangeException.ThrowIfNegative(earlier);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(earlier, later);
    }
}

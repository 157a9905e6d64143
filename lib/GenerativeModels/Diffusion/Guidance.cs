using GenerativeModels.Sampling;

namespace GenerativeModels.Diffusion;

/// <summary>Denoisers that are pulled towards a class. What comes out is a denoiser again, and every sampler takes it.</summary>
/// <remarks>
/// E[x₁ | x_t, c] = E[x₁ | x_t] + (σ²/α) ∇ log p(c | x_t), Tweedie's formula and Bayes' rule. Weight 0 leaves the condition as it is;
/// more exaggerates what sets the class apart: samples become surer and more alike. For weights above 0 the result is no longer the
/// denoiser of any density (p(x_t) p(c|x_t)^{1+w} is not what noising p(x) p(c|x)^{1+w} gives).
/// </remarks>
public static class Guidance
{
    /// <summary>(1 + w) E[x₁ | x_t, c] − w E[x₁ | x_t]: no classifier, but a network that was trained with and without the condition.</summary>
    /// <param name="conditional">x_t [B, …], t [B] → E[x₁ | x_t, c] [B, …].</param>
    /// <param name="unconditional">x_t, t → E[x₁ | x_t].</param>
    /// <param name="weight">w ≥ −1; −1 forgets the condition.</param>
    /// <remarks>Ho and Salimans 2022, arXiv:2207.12598, eq. 6. It is linear, so noises, scores and velocities combine in the same way.</remarks>
    public static Func<Tensor, Tensor, Tensor> ClassifierFree(
        Func<Tensor, Tensor, Tensor> conditional,
        Func<Tensor, Tensor, Tensor> unconditional,
        double weight
    )
    {
        if (!(weight >= -1))
            throw new ArgumentOutOfRangeException(nameof(weight), weight, "expected w ≥ −1");
        if (weight == 0) // half of the work
            return conditional;
        return (x, t) =>
        {
            using var scope = NewDisposeScope();
            return (conditional(x, t) * (1 + weight) - unconditional(x, t) * weight).MoveToOuterDisposeScope();
        };
    }

    /// <summary>E[x₁ | x_t] + (1 + w) (σ²/α) ∇ log p(c | x_t): an unconditional network, and a classifier of noisy examples.</summary>
    /// <param name="denoise">x_t [B, D], t [B] → E[x₁ | x_t] [B, D].</param>
    /// <param name="schedule">The denoiser's.</param>
    /// <param name="logProb">x_t [B, D], t [B] → log p(c | x_t) [B], of the class that each row should have; differentiable.</param>
    /// <param name="weight">w ≥ −1, as in <see cref="ClassifierFree"/>: with an exact classifier the two agree.</param>
    /// <param name="earliest">Before this time, where 1/α is large, the classifier is asked as if at it; α &gt; 0 there.</param>
    /// <remarks>Dhariwal and Nichol 2021, arXiv:2105.05233, section 4.</remarks>
    public static Func<Tensor, Tensor, Tensor> Classifier(
        Func<Tensor, Tensor, Tensor> denoise,
        ISchedule schedule,
        Func<Tensor, Tensor, Tensor> logProb,
        double weight,
        double earliest = 0.02
    )
    {
        if (!(weight >= -1))
            throw new ArgumentOutOfRangeException(nameof(weight), weight, "expected w ≥ −1");
        if (!(earliest is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(earliest), earliest, "expected 0 < earliest < 1");
        return (x, t) =>
        {
            using var scope = NewDisposeScope();
            var time = t.clamp(min: earliest);
            var c = schedule.At(time.Like(x));
            var (_, slope) = ScoreFunction.At(leaf => logProb(leaf, time), x);
            return (denoise(x, t) + slope * (c.Sigma.square() / c.Alpha) * (1 + weight)).MoveToOuterDisposeScope();
        };
    }
}

/// <summary>CADS: hide the condition in noise at first, so that the samples spread, and uncover it on the way.</summary>
/// <param name="Uncovering">Up to this time only noise is seen, 0 … 1.</param>
/// <param name="Uncovered">From this time on the condition is seen as it is, above the first.</param>
/// <param name="Noise">s ≥ 0, in units of the condition's entries.</param>
/// <param name="Mixing">
/// ψ, 0 … 1: how far the noisy condition is brought back to the mean and the standard deviation of the clean one, row by row.
/// </param>
/// <remarks>
/// ĉ = √γ c + s √(1 − γ) n with γ rising linearly between the two times; Sadat et al. 2024, arXiv:2310.17347, whose time runs the
/// other way.
/// </remarks>
public sealed record ConditionAnnealing(double Uncovering = 0.1, double Uncovered = 0.5, double Noise = 0.25, double Mixing = 1)
{
    private const double Smallest = 1e-12; // deviation: a row of equal entries stays one

    /// <summary>γ(t), 0 … 1: the share of the condition that is seen.</summary>
    public double Share(double t) =>
        Uncovered > Uncovering
            ? Math.Clamp((t - Uncovering) / (Uncovered - Uncovering), 0, 1)
            : throw new ArgumentOutOfRangeException(nameof(t), $"expected two times in order, got {Uncovering} and {Uncovered}");

    /// <summary>The condition as it is seen at time t: c [B, C] → [B, C].</summary>
    /// <param name="condition">c, an embedding or one of C ones.</param>
    /// <param name="t">0 … 1.</param>
    /// <param name="rng">Draws n; on c's device.</param>
    public Tensor Of(Tensor condition, double t, Generator rng)
    {
        if (condition.dim() != 2 || condition.shape[1] < 2)
            throw new ArgumentException(
                $"expected condition: [B, C] with C ≥ 2, got [{string.Join(", ", condition.shape)}]",
                nameof(condition)
            );
        var share = Share(t);
        using var scope = NewDisposeScope();
        var noise = randn(condition.shape, dtype: condition.dtype, generator: rng).to(condition.device);
        var noisy = condition * Math.Sqrt(share) + noise * (Noise * Math.Sqrt(1 - share));
        if (share == 1)
            return noisy.MoveToOuterDisposeScope();
        var (mean, deviation) = (condition.mean([1L], keepdim: true), condition.std(1, keepdim: true));
        var own = (noisy - noisy.mean([1L], keepdim: true)) / noisy.std(1, keepdim: true).clamp(min: Smallest);
        return ((own * deviation + mean) * Mixing + noisy * (1 - Mixing)).MoveToOuterDisposeScope();
    }
}

/// <summary>A part of another schedule, from one of its times to another, run through as t goes from 0 to 1.</summary>
/// <param name="Inner">The whole.</param>
/// <param name="From">Its time at t = 0.</param>
/// <param name="To">Its time at t = 1.</param>
public sealed record Window(ISchedule Inner, double From, double To) : ISchedule
{
    /// <summary>The part of a schedule between two values of log(α²/σ²), found by bisection.</summary>
    /// <param name="schedule">Its ratio rises with time.</param>
    /// <param name="start">λ at t = 0.</param>
    /// <param name="end">λ at t = 1, &gt; start.</param>
    /// <exception cref="ArgumentException">The schedule does not reach them.</exception>
    public static Window OfLogSnr(ISchedule schedule, double start, double end)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(end, start);
        return new(schedule, Time(start), Time(end));

        double Time(double value)
        {
            var (low, high) = (0.0, 1.0);
            if (!(At(low) <= value && value <= At(high)))
                throw new ArgumentException($"expected log SNR in {At(low):0.##} … {At(high):0.##}, got {value}");
            for (var i = 0; i < 60; i++)
            {
                var middle = (low + high) / 2;
                (low, high) = At(middle) < value ? (middle, high) : (low, middle);
            }
            return high;
        }

        double At(double t)
        {
            var (alpha, sigma, _, _) = schedule.AtTime(t);
            return 2 * (Math.Log(alpha) - Math.Log(sigma));
        }
    }

    /// <inheritdoc/>
    public Coefficients At(Tensor t)
    {
        using var scope = NewDisposeScope();
        var (c, speed) = (Inner.At(From + (To - From) * t), To - From);
        return new Coefficients(c.Alpha, c.Sigma, c.AlphaDot * speed, c.SigmaDot * speed)
        {
            HalfVarianceDot = c.HalfVarianceDot * speed,
        }.MoveToOuter(scope);
    }
}

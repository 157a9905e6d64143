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

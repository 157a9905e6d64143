namespace GenerativeModels.Diffusion;

/// <summary>How data x₁ and noise x₀ ~ N(0, I) are mixed at time t: x_t = α(t) x₁ + σ(t) x₀.</summary>
/// <remarks>
/// t = 0 is noise and t = 1 is data. Papers on diffusion count the other way, from data to noise: their time is s = 1 − t.
/// </remarks>
public interface ISchedule
{
    /// <summary>α, σ and their derivatives by t, in closed form, each in t's shape and type.</summary>
    /// <param name="t">Any shape, 0 ≤ t ≤ 1. Derivatives may be infinite at the ends.</param>
    public Coefficients At(Tensor t);
}

namespace GenerativeModels.Diffusion;

/// <summary>α² + σ² = 1: data of unit variance keep it at every time.</summary>
internal static class VariancePreserving
{
    /// <summary>σ = √(1 − α²), α̇ = α (log α)˙, σ σ̇ = −α α̇, from log α ≤ 0 and its derivative.</summary>
    public static Coefficients Of(Tensor logAlpha, Tensor logAlphaDot)
    {
        using var scope = NewDisposeScope();
        var alpha = logAlpha.exp();
        var sigma = (-(2 * logAlpha).expm1()).clamp(min: 0).sqrt(); // no cancellation where α is near 1
        var alphaDot = alpha * logAlphaDot;
        var product = -(alpha * alphaDot);
        return new Coefficients(alpha, sigma, alphaDot, product / sigma) { HalfVarianceDot = product }.MoveToOuter(scope);
    }
}

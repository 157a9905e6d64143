namespace GenerativeModels.Diffusion;

/// <summary>The cosine schedule: α = cos θ(s)/cos θ(0) with θ(s) = ½π (s + o)/(1 + o), s = 1 − t, and σ² = 1 − α².</summary>
/// <param name="Offset">
/// o ≥ 0. Nichol and Dhariwal take 0.008, which keeps some noise in the first of their discrete steps; 0 gives α = sin ½πt, σ = cos ½πt.
/// </param>
/// <remarks>Nichol and Dhariwal 2021, arXiv:2102.09672, eq. 17.</remarks>
public sealed record Cosine(double Offset = 0.008) : ISchedule
{
    /// <inheritdoc/>
    public Coefficients At(Tensor t)
    {
        using var scope = NewDisposeScope();
        var rate = 0.5 * Math.PI / (1 + Offset); // dθ/ds = −dθ/dt
        var (theta, start) = ((1 - t + Offset) * rate, Offset * rate);
        var alpha = theta.cos().clamp(min: 0) / Math.Cos(start); // in single precision θ may round up beyond ½π
        // 1 − cos²θ/cos²θ₀ = sin(θ − θ₀) sin(θ + θ₀)/cos²θ₀, without cancellation where α is near 1.
        var sigma = ((theta - start).sin() * (theta + start).sin()).clamp(min: 0).sqrt() / Math.Cos(start);
        if (Offset == 0) // whose derivatives stay finite at the data
            return new Coefficients(alpha, theta.sin().clamp(min: 0), theta.sin() * rate, theta.cos() * -rate).MoveToOuter(scope);
        var alphaDot = theta.sin() * (rate / Math.Cos(start));
        var product = -(alpha * alphaDot);
        return new Coefficients(alpha, sigma, alphaDot, product / sigma) { HalfVarianceDot = product }.MoveToOuter(scope);
    }
}

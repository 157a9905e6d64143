namespace GenerativeModels.Diffusion;

/// <summary>A schedule at some times.</summary>
/// <param name="Alpha">α, the share of the data.</param>
/// <param name="Sigma">σ, the share of the noise: the standard deviation of x_t given x₁.</param>
/// <param name="AlphaDot">dα/dt.</param>
/// <param name="SigmaDot">dσ/dt.</param>
public readonly record struct Coefficients(Tensor Alpha, Tensor Sigma, Tensor AlphaDot, Tensor SigmaDot)
{
    private readonly Tensor? halfVarianceDot;

    /// <summary>½ dσ²/dt = σ σ̇, which stays finite where σ = 0 and σ̇ = −∞. A schedule with such a time says what it is.</summary>
    public Tensor HalfVarianceDot
    {
        get => halfVarianceDot ?? Sigma * SigmaDot;
        init => halfVarianceDot = value;
    }

    /// <summary>Hands the tensors to the scope outside of <paramref name="scope"/>.</summary>
    internal Coefficients MoveToOuter(DisposeScope scope)
    {
        scope.MoveToOuter(Alpha, Sigma, AlphaDot, SigmaDot);
        halfVarianceDot?.MoveToOuterDisposeScope();
        return this;
    }

    /// <summary>log(α²/σ²), the logarithm of the signal-to-noise ratio; the caller (or its scope) disposes it.</summary>
    public Tensor LogSnr()
    {
        using var scope = NewDisposeScope();
        return ((Alpha.log() - Sigma.log()) * 2).MoveToOuterDisposeScope();
    }
}

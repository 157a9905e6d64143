namespace GenerativeModels.InverseProblems;

/// <summary>The forward problem p(y|x): y = A x + σ ε with ε ~ N(0, I).</summary>
/// <param name="Operator">A.</param>
/// <param name="NoiseStdDev">σ &gt; 0, in units of y.</param>
public sealed record Measurement(LinearOperator Operator, double NoiseStdDev)
{
    /// <summary>σ².</summary>
    public double NoiseVariance => NoiseStdDev * NoiseStdDev;

    /// <summary>y ~ p(y|x): x [B, D] → [B, M], without gradients.</summary>
    public Tensor Observe(Tensor x, Generator rng)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var y = Operator.Apply(x);
        var noise = randn(y.shape, dtype: y.dtype, generator: rng).to(y.device);
        return (y + noise * NoiseStdDev).MoveToOuterDisposeScope();
    }

    /// <summary>log p(y|x) = −‖y − A x‖²/2σ² − M/2 log 2πσ², nats: x [B, D] and y [B, M] to [B], differentiable.</summary>
    public Tensor LogProb(Tensor x, Tensor y)
    {
        using var scope = NewDisposeScope();
        var square = (y - Operator.Apply(x)).square().sum(1) / NoiseVariance;
        return (square * -0.5 - 0.5 * Operator.Outputs * Math.Log(2 * Math.PI * NoiseVariance)).MoveToOuterDisposeScope();
    }

    /// <summary>‖y − A x‖²/(M σ²), [B], without gradients: 1 on average for the x that was measured, and for draws from p(x|y).</summary>
    /// <remarks>Draws x' ~ p(x|y) have the same joint law with y as x has, so M times this is χ² with M degrees of freedom for both.</remarks>
    public Tensor Misfit(Tensor x, Tensor y)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        return ((y - Operator.Apply(x)).square().mean([1L]) / NoiseVariance).MoveToOuterDisposeScope();
    }
}

using GenerativeModels.Probability;

namespace GenerativeModels.Flows;

/// <summary>π(z) uniform on [−R, R]ᴰ: the noise of flows whose data are bounded.</summary>
public sealed class UniformBox : IExplicitModel
{
    private readonly int dim;
    private readonly double range;

    /// <param name="dim">D.</param>
    /// <param name="range">R &gt; 0.</param>
    public UniformBox(int dim, double range)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dim);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(range);
        (this.dim, this.range) = (dim, range);
    }

    /// <summary>−D log 2R inside, −∞ outside, nats: [B, D] to [B].</summary>
    public Tensor LogProb(Tensor x)
    {
        using var scope = NewDisposeScope();
        var inside = full(x.shape[0], -dim * Math.Log(2 * range), dtype: x.dtype, device: x.device);
        var outside = (x.abs() > range * (1 + 1e-6)).any(1); // a spline's rounding does not put mass out of the box
        return inside.masked_fill(outside, double.NegativeInfinity).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public Tensor Sample(int count, Generator rng)
    {
        using var scope = NewDisposeScope();
        return ((rand(count, dim, generator: rng).to(rng.device) * 2 - 1) * range).MoveToOuterDisposeScope();
    }
}

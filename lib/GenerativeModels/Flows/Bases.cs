using GenerativeModels.Probability;

namespace GenerativeModels.Flows;

/// <summary>π(z) = N(z; 0, I) on ℝᴰ: where most flows begin.</summary>
public sealed class StandardNormal : IExplicitModel
{
    private readonly int dim;

    /// <summary>In D dimensions.</summary>
    public StandardNormal(int dim)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dim);
        this.dim = dim;
    }

    /// <summary>−½ (‖z‖² + D log 2π), nats: [B, D] to [B].</summary>
    public Tensor LogProb(Tensor x)
    {
        using var scope = NewDisposeScope();
        return ((x.square().sum(dim: 1) + dim * Math.Log(2 * Math.PI)) * -0.5).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public Tensor Sample(int count, Generator rng) => randn(count, dim, generator: rng).to(rng.device, disposeAfter: true);
}

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

/// <summary>π(z) = Π_i t_ν(z_i) on ℝᴰ, Student's t along every axis: P(|z_i| &gt; r) falls as r^−ν, not as e^−r²/2.</summary>
public sealed class HeavyTailed : IExplicitModel
{
    private const double Far = 1e9;
    private readonly int dim;
    private readonly StudentLaw law;

    /// <param name="dim">D.</param>
    /// <param name="degrees">ν, 0.1 … 1e8; the variance is finite for ν &gt; 2.</param>
    public HeavyTailed(int dim, double degrees)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dim);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(degrees, 1e8);
        (this.dim, law) = (dim, new StudentLaw(degrees));
    }

    /// <summary>Σ_i log t_ν(x_i), nats: [B, D] to [B].</summary>
    public Tensor LogProb(Tensor x)
    {
        using var scope = NewDisposeScope();
        var (nu, atZero) = (law.Degrees, law.LogDensity(0));
        var (size, far) = (x.abs(), Far * Math.Sqrt(nu));
        // log(1 + x²/ν), as 2 log |x|/√ν where the square could overflow and 1 no longer counts.
        var log = (size.clamp(max: far) / Math.Sqrt(nu)).square().log1p() + 2 * (size.clamp(min: far) / far).log();
        return (log * (-(nu + 1) / 2) + atZero).sum(1).MoveToOuterDisposeScope();
    }

    /// <summary>N(0, 1)/√(2g/ν) with g ~ Γ(ν/2).</summary>
    public Tensor Sample(int count, Generator rng)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        using var scope = NewDisposeScope();
        var normal = randn(count, dim, generator: rng).to(rng.device);
        var chi = full(count, dim, law.Degrees / 2, device: rng.device).Gamma(rng);
        return (normal / (chi * 2 / law.Degrees).sqrt()).MoveToOuterDisposeScope();
    }
}

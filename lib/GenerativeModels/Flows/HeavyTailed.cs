using GenerativeModels.Probability;

namespace GenerativeModels.Flows;

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

using GenerativeModels.Probability;
using static TorchSharp.torch;

namespace GenerativeModels.Flows;

/// <summary>π(z) = Π_i t_ν(z_i) on ℝᴰ, Student's t along every axis: P(|z_i| &gt; r) falls as r^−ν, not as e^−r²/2.</summary>
public sealed class HeavyTailed : IExplicitModel
{
    private readonly int dim;
    private readonly StudentLaw law;

    /// <param name="dim">D.</param>
    /// <param name="degrees">ν &gt; 0; the variance is finite for ν &gt; 2.</param>
    public HeavyTailed(int dim, double degrees)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dim);
        (this.dim, law) = (dim, new StudentLaw(degrees));
    }

    /// <summary>Σ_i log t_ν(x_i), nats: [B, D] to [B].</summary>
    public Tensor LogProb(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        using var scope = NewDisposeScope();
        var (nu, atZero) = (law.Degrees, law.LogDensity(0));
        return ((x.square() / nu).log1p() * (-(nu + 1) / 2) + atZero).sum(1).MoveToOuterDisposeScope();
    }

    /// <summary>N(0, 1)/√(2g/ν) with g ~ Γ(ν/2).</summary>
    public Tensor Sample(int count, Generator rng)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentNullException.ThrowIfNull(rng);
        using var scope = NewDisposeScope();
        var normal = randn(count, dim, generator: rng).to(rng.device);
        var chi = full(count, dim, law.Degrees / 2, device: rng.device).Gamma(rng);
        return (normal / (chi * 2 / law.Degrees).sqrt()).MoveToOuterDisposeScope();
    }
}

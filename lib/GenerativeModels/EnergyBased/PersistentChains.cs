using GenerativeModels.Sampling;

namespace GenerativeModels.EnergyBased;

/// <summary>Langevin chains that go on from where the last update left them, while the energy under them is learned.</summary>
/// <remarks>Tieleman 2008, persistent contrastive divergence; a share of them starts over each time, as in arXiv:1903.08689.</remarks>
public sealed class PersistentChains : IDisposable
{
    private readonly EnergyModel model;
    private readonly Generator rng;
    private readonly ChainOptions options;
    private readonly Tensor state;

    /// <summary>Chains from the model's noise.</summary>
    /// <param name="model">Stays the caller's.</param>
    /// <param name="options">How many, and how they move.</param>
    /// <param name="rng">On the model's device.</param>
    public PersistentChains(EnergyModel model, ChainOptions options, Generator rng)
    {
        (this.model, this.options, this.rng) = (model, options, rng);
        state = model.Noise(options.Count, rng).DetachFromDisposeScope();
    }

    /// <summary>Some chains start over, all take their steps; a copy of where they are now, [count, D].</summary>
    public Tensor Advance()
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        if (options.Restart > 0)
        {
            var restart = rand(options.Count, 1, generator: rng).to(rng.device) < options.Restart;
            state.copy_(where(restart, model.Noise(options.Count, rng), state));
        }
        state.copy_(Langevin.Unadjusted(model.Score, state, options.StepSize, options.Steps, rng));
        return state.clone().MoveToOuterDisposeScope();
    }

    /// <summary>Frees the chains.</summary>
    public void Dispose() => state.Dispose();
}

/// <summary>How <see cref="PersistentChains"/> move.</summary>
public sealed record ChainOptions
{
    /// <summary>How many chains.</summary>
    public int Count { get; init; } = 256;

    /// <summary>ε, in squared units of x; stable below 2σ² for modes of width σ.</summary>
    public double StepSize { get; init; } = 2e-3;

    /// <summary>Langevin steps between two updates of the energy.</summary>
    public int Steps { get; init; } = 20;

    /// <summary>Share of the chains that begin again from noise at each update, 0 … 1.</summary>
    public double Restart { get; init; } = 0.05;
}

/// <summary>What lowers the energy of data and raises that of the model's own samples.</summary>
public static class ContrastiveLoss
{
    /// <summary>E(x⁺) − E(x⁻) + α (E(x⁺)² + E(x⁻)²), each a mean: one element.</summary>
    /// <param name="model">E.</param>
    /// <param name="data">x⁺, [B, D].</param>
    /// <param name="samples">x⁻ ~ p, [M, D], held fixed.</param>
    /// <param name="anchor">α ≥ 0, which keeps energies near zero where the constant is free.</param>
    /// <remarks>
    /// −∇ log p averaged over data = ∇E(x⁺) − E_p[∇E(x⁻)]: the gradient of the likelihood without Z. The value itself is no
    /// likelihood. The square terms are those of arXiv:1903.08689, eq. 4.
    /// </remarks>
    public static Tensor Of(EnergyModel model, Tensor data, Tensor samples, double anchor = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(anchor);
        using var scope = NewDisposeScope();
        var both = model.Energy(cat([data, samples.detach()], dim: 0));
        var (real, own) = (both.narrow(0, 0, data.shape[0]), both.narrow(0, data.shape[0], samples.shape[0]));
        var loss = real.mean() - own.mean();
        if (anchor > 0)
            loss += anchor * (real.square().mean() + own.square().mean());
        return loss.MoveToOuterDisposeScope();
    }
}

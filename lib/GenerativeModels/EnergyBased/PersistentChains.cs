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

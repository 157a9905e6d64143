namespace GenerativeModels.EnergyBased;

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

namespace GenerativeModels.Probability;

/// <summary>What can be sampled: the one thing that every family does.</summary>
public interface IGenerativeModel
{
    /// <summary>Independent draws from the model, [count, D], without gradients; the caller disposes them.</summary>
    /// <param name="count">How many, ≥ 1.</param>
    /// <param name="rng">On the model's device.</param>
    public Tensor Sample(int count, Generator rng);
}

/// <summary>A model that can say how likely an example is.</summary>
public interface IExplicitModel : IGenerativeModel
{
    /// <summary>log p(x) for x [B, D]: [B], in nats, with gradients.</summary>
    /// <remarks>Exact, unless the model's summary names it a lower bound.</remarks>
    public Tensor LogProb(Tensor x);
}

using static TorchSharp.torch;

namespace GenerativeModels.Probability;

/// <summary>A model that can say how likely an example is.</summary>
public interface IExplicitModel : IGenerativeModel
{
    /// <summary>log p(x) for x [B, D]: [B], in nats, with gradients.</summary>
    /// <remarks>Exact, unless the model's summary names it a lower bound.</remarks>
    public Tensor LogProb(Tensor x);
}

using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace GenerativeModels.Networks;

/// <summary>Fully connected networks: [..., inputs] to [..., outputs].</summary>
public static class Mlp
{
    /// <summary><paramref name="hidden"/> layers of equal width, each followed by an activation, then a linear one.</summary>
    /// <param name="inputs">Features in.</param>
    /// <param name="outputs">Features out.</param>
    /// <param name="width">Features of a hidden layer.</param>
    /// <param name="hidden">How many hidden layers; 0 gives a linear map.</param>
    /// <param name="dropout">Share of hidden features set to zero in training, 0 … 1.</param>
    /// <param name="activation">Makes one activation; null: SiLU.</param>
    public static Sequential Create(
        int inputs,
        int outputs,
        int width = 256,
        int hidden = 2,
        double dropout = 0,
        Func<Module<Tensor, Tensor>>? activation = null
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(inputs);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(outputs);
        ArgumentOutOfRangeException.ThrowIfNegative(hidden);
        var layers = new List<Module<Tensor, Tensor>>();
        for (var layer = 0; layer < hidden; layer++)
        {
            layers.Add(Linear(layer == 0 ? inputs : width, width));
            layers.Add(activation?.Invoke() ?? SiLU());
            if (dropout > 0)
                layers.Add(Dropout(dropout));
        }
        layers.Add(Linear(hidden == 0 ? inputs : width, outputs));
        return Sequential(layers);
    }
}

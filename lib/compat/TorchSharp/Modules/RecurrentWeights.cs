using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The weights of a stack of recurrent layers: four tensors a layer and direction, named as PyTorch names them.</summary>
internal sealed class RecurrentWeights(long gates, long inputSize, long hiddenSize, long layers, bool bias, bool bidirectional)
{
    public List<(string name, Parameter parameter)> Make(Device? device, ScalarType? dtype)
    {
        var list = new List<(string, Parameter)>();
        var bound = 1 / Math.Sqrt(hiddenSize);
        var directions = bidirectional ? 2 : 1;
        for (var layer = 0; layer < layers; layer++)
        for (var direction = 0; direction < directions; direction++)
        {
            var suffix = $"_l{layer}{(direction == 1 ? "_reverse" : "")}";
            Add($"weight_ih{suffix}", gates * hiddenSize, layer == 0 ? inputSize : directions * hiddenSize);
            Add($"weight_hh{suffix}", gates * hiddenSize, hiddenSize);
            if (!bias)
                continue;
            Add($"bias_ih{suffix}", gates * hiddenSize);
            Add($"bias_hh{suffix}", gates * hiddenSize);
        }
        return list;

        void Add(string name, params long[] shape)
        {
            var parameter = new Parameter(empty(shape, dtype, device));
            nn.init.uniform_(parameter, -bound, bound);
            list.Add((name, parameter));
        }
    }
}

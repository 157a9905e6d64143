using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What RNN, GRU and LSTM have in common: the shape of a stack of layers.</summary>
internal sealed record RecurrentLayers(
    long InputSize,
    long HiddenSize,
    long Count,
    bool Bias,
    bool BatchFirst,
    double Dropout,
    bool Bidirectional
)
{
    private long Directions => Bidirectional ? 2 : 1;

    /// <summary>Four tensors a layer and direction, two without bias, named as PyTorch names them.</summary>
    public List<(string name, Parameter parameter)> MakeWeights(int gates, Device? device, ScalarType? dtype)
    {
        var list = new List<(string, Parameter)>();
        var bound = 1 / Math.Sqrt(HiddenSize);
        for (var layer = 0; layer < Count; layer++)
        for (var direction = 0; direction < Directions; direction++)
        {
            var suffix = $"_l{layer}{(direction == 1 ? "_reverse" : "")}";
            Add($"weight_ih{suffix}", gates * HiddenSize, layer == 0 ? InputSize : Directions * HiddenSize);
            Add($"weight_hh{suffix}", gates * HiddenSize, HiddenSize);
            if (!Bias)
                continue;
            Add($"bias_ih{suffix}", gates * HiddenSize);
            Add($"bias_hh{suffix}", gates * HiddenSize);
        }
        return list;

        void Add(string name, params long[] shape)
        {
            var parameter = new Parameter(empty(shape, dtype, device));
            nn.init.uniform_(parameter, -bound, bound);
            list.Add((name, parameter));
        }
    }

    /// <summary>A state of zeros for [T, N, in], [N, T, in] where the batch is first, or [T, in].</summary>
    public Tensor Start(Tensor input) => input.ndim == 2 ? Zeros(input) : Zeros(input, input.size(BatchFirst ? 0 : 1));

    /// <summary>A state of zeros for packed sequences.</summary>
    public Tensor Start(nn.utils.rnn.PackedSequence input) => Zeros(input.data, input.Count);

    private Tensor Zeros(Tensor like, params long[] batch) =>
        zeros([Count * Directions, .. batch, HiddenSize], like.dtype, like.device);
}

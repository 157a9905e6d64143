using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class LSTM : nn.Module<Tensor, (Tensor, Tensor)?, (Tensor, Tensor, Tensor)>
{
    private readonly Parameter[] weights;
    private readonly long hiddenSize;
    private readonly long layers;
    private readonly bool bias;
    private readonly bool batchFirst;
    private readonly double dropout;
    private readonly bool bidirectional;

    internal LSTM(
        long inputSize,
        long hiddenSize,
        long numLayers,
        bool bias,
        bool batchFirst,
        double dropout,
        bool bidirectional,
        Device? device,
        ScalarType? dtype
    )
        : base(nameof(LSTM))
    {
        (this.hiddenSize, layers, this.bias) = (hiddenSize, numLayers, bias);
        (this.batchFirst, this.dropout, this.bidirectional) = (batchFirst, dropout, bidirectional);
        var made = new RecurrentWeights(4, inputSize, hiddenSize, numLayers, bias, bidirectional).Make(device, dtype);
        foreach (var (key, parameter) in made)
            register_parameter(key, parameter);
        weights = [.. made.Select(m => m.parameter)];
    }

    /// <summary>input: [T, N, in], or [N, T, in] where the batch is first → output, last hidden state, last cell state.</summary>
    public override (Tensor, Tensor, Tensor) forward(Tensor input, (Tensor, Tensor)? h0_c0 = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        var (h, c) = h0_c0 ?? (Zeros(input), Zeros(input));
        return Lstm(input, [h, c], weights, bias, layers, dropout, training, bidirectional, batchFirst);
    }

    public new (Tensor, Tensor, Tensor) call(Tensor input, (Tensor, Tensor)? h0_c0 = null) => base.call(input, h0_c0);

    /// <summary>The weights need no rearranging on this engine.</summary>
    public void flatten_parameters() { }

    private Tensor Zeros(Tensor input)
    {
        long[] shape =
            input.ndim == 2
                ? [layers * (bidirectional ? 2 : 1), hiddenSize]
                : [layers * (bidirectional ? 2 : 1), input.size(batchFirst ? 0 : 1), hiddenSize];
        return zeros(shape, input.dtype, input.device);
    }
}

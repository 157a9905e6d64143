using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class RNN : nn.Module<Tensor, Tensor, (Tensor, Tensor)>
{
    private readonly Parameter[] weights;
    private readonly long hiddenSize;
    private readonly long layers;
    private readonly bool bias;
    private readonly bool batchFirst;
    private readonly double dropout;
    private readonly bool bidirectional;
    private readonly nn.NonLinearities nonLinearity;

    internal RNN(
        long inputSize,
        long hiddenSize,
        long numLayers,
        nn.NonLinearities nonLinearity,
        bool bias,
        bool batchFirst,
        double dropout,
        bool bidirectional,
        Device? device,
        ScalarType? dtype
    )
        : base(nameof(RNN))
    {
        (this.hiddenSize, layers, this.bias) = (hiddenSize, numLayers, bias);
        (this.batchFirst, this.dropout, this.bidirectional) = (batchFirst, dropout, bidirectional);
        this.nonLinearity = nonLinearity;
        var made = new RecurrentWeights(1, inputSize, hiddenSize, numLayers, bias, bidirectional).Make(device, dtype);
        foreach (var (key, parameter) in made)
            register_parameter(key, parameter);
        weights = [.. made.Select(m => m.parameter)];
    }

    /// <summary>input: [T, N, in], or [N, T, in] where the batch is first → output, last hidden state.</summary>
    public override (Tensor, Tensor) forward(Tensor input, Tensor? h0)
    {
        ArgumentNullException.ThrowIfNull(input);
        var state = h0 ?? Zeros(input);
        return nonLinearity == nn.NonLinearities.ReLU
            ? RnnRelu(input, state, weights, bias, layers, dropout, training, bidirectional, batchFirst)
            : RnnTanh(input, state, weights, bias, layers, dropout, training, bidirectional, batchFirst);
    }

    public new (Tensor, Tensor) call(Tensor input, Tensor? h0 = null) => base.call(input, h0!);

    public Parameter get_weight_ih(long idx) => Named($"weight_ih_l{idx}");

    public Parameter get_weight_hh(long idx) => Named($"weight_hh_l{idx}");

    public Parameter get_bias_ih(long idx) => Named($"bias_ih_l{idx}");

    public Parameter get_bias_hh(long idx) => Named($"bias_hh_l{idx}");

    private Parameter Named(string key) =>
        get_parameter(key) ?? throw new ArgumentOutOfRangeException(nameof(key), $"{GetName()} has no {key}");

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

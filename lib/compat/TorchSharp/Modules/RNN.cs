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

    /// <summary>Sequences of different lengths, and states [layers, N, hidden] in the order in which they were packed.</summary>
    public (nn.utils.rnn.PackedSequence, Tensor) call(nn.utils.rnn.PackedSequence input, Tensor? h0 = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var scope = NewDisposeScope();
        var (x, sizes, state) = (input.data, input.batch_sizes, input.Sorted(h0 ?? Zeros(input.data, [input.Count])));
        var (output, last) =
            nonLinearity == nn.NonLinearities.ReLU
                ? RnnReluPacked(x, sizes, state, weights, bias, layers, dropout, training, bidirectional)
                : RnnTanhPacked(x, sizes, state, weights, bias, layers, dropout, training, bidirectional);
        return (input.With(output).MoveToOuterDisposeScope(), input.Unsorted(last).MoveToOuterDisposeScope());
    }

    public Parameter get_weight_ih(long idx) => Named($"weight_ih_l{idx}");

    public Parameter get_weight_hh(long idx) => Named($"weight_hh_l{idx}");

    public Parameter get_bias_ih(long idx) => Named($"bias_ih_l{idx}");

    public Parameter get_bias_hh(long idx) => Named($"bias_hh_l{idx}");

    private Parameter Named(string key) =>
        get_parameter(key) ?? throw new ArgumentOutOfRangeException(nameof(key), $"{GetName()} has no {key}");

    /// <summary>The weights need no rearranging on this engine.</summary>
    public void flatten_parameters() { }

    private Tensor Zeros(Tensor input) => input.ndim == 2 ? Zeros(input, []) : Zeros(input, [input.size(batchFirst ? 0 : 1)]);

    private Tensor Zeros(Tensor like, long[] batch) =>
        zeros([layers * (bidirectional ? 2 : 1), .. batch, hiddenSize], like.dtype, like.device);
}

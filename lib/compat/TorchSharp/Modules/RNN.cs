using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class RNN : nn.Module<Tensor, Tensor, (Tensor, Tensor)>
{
    private readonly Parameter[] weights;
    private readonly RecurrentLayers layers;
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
        layers = new(inputSize, hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional);
        this.nonLinearity = nonLinearity;
        var made = layers.MakeWeights(gates: 1, device, dtype);
        foreach (var (key, parameter) in made)
            register_parameter(key, parameter);
        weights = [.. made.Select(m => m.parameter)];
    }

    /// <summary>input: [T, N, in], or [N, T, in] where the batch is first → output, last hidden state.</summary>
    public override (Tensor, Tensor) forward(Tensor input, Tensor? h0)
    {
        ArgumentNullException.ThrowIfNull(input);
        var (_, _, count, bias, batchFirst, dropout, bidirectional) = layers;
        var state = h0 ?? layers.Start(input);
        return nonLinearity == nn.NonLinearities.ReLU
            ? RnnRelu(input, state, weights, bias, count, dropout, training, bidirectional, batchFirst)
            : RnnTanh(input, state, weights, bias, count, dropout, training, bidirectional, batchFirst);
    }

    public new (Tensor, Tensor) call(Tensor input, Tensor? h0 = null) => base.call(input, h0!);

    /// <summary>Sequences of different lengths, and states [layers, N, hidden] in the order in which they were packed.</summary>
    public (nn.utils.rnn.PackedSequence, Tensor) call(nn.utils.rnn.PackedSequence input, Tensor? h0 = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        var (_, _, count, bias, _, dropout, bidirectional) = layers;
        using var scope = NewDisposeScope();
        var (x, sizes, state) = (input.data, input.batch_sizes, input.Sorted(h0 ?? layers.Start(input)));
        var (output, last) =
            nonLinearity == nn.NonLinearities.ReLU
                ? RnnReluPacked(x, sizes, state, weights, bias, count, dropout, training, bidirectional)
                : RnnTanhPacked(x, sizes, state, weights, bias, count, dropout, training, bidirectional);
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
}

using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class LSTM : nn.Module<Tensor, (Tensor, Tensor)?, (Tensor, Tensor, Tensor)>
{
    private readonly Parameter[] weights;
    private readonly RecurrentLayers layers;

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
        layers = new(inputSize, hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional);
        var made = layers.MakeWeights(gates: 4, device, dtype);
        foreach (var (key, parameter) in made)
            register_parameter(key, parameter);
        weights = [.. made.Select(m => m.parameter)];
    }

    /// <summary>input: [T, N, in], or [N, T, in] where the batch is first → output, last hidden state, last cell state.</summary>
    public override (Tensor, Tensor, Tensor) forward(Tensor input, (Tensor, Tensor)? h0_c0 = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        var (_, _, count, bias, batchFirst, dropout, bidirectional) = layers;
        var (h, c) = h0_c0 ?? (layers.Start(input), layers.Start(input));
        return Lstm(input, [h, c], weights, bias, count, dropout, training, bidirectional, batchFirst);
    }

    public new (Tensor, Tensor, Tensor) call(Tensor input, (Tensor, Tensor)? h0_c0 = null) => base.call(input, h0_c0);

    /// <summary>Sequences of different lengths, and states [layers, N, hidden] in the order in which they were packed.</summary>
    public (nn.utils.rnn.PackedSequence, Tensor, Tensor) call(nn.utils.rnn.PackedSequence input, (Tensor, Tensor)? h0_c0 = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        var (_, _, count, bias, _, dropout, bidirectional) = layers;
        using var scope = NewDisposeScope();
        var (h, c) = h0_c0 ?? (layers.Start(input), layers.Start(input));
        Tensor[] state = [input.Sorted(h), input.Sorted(c)];
        var (output, last, cell) = LstmPacked(
            input.data,
            input.batch_sizes,
            state,
            weights,
            bias,
            count,
            dropout,
            training,
            bidirectional
        );
        return (
            input.With(output).MoveToOuterDisposeScope(),
            input.Unsorted(last).MoveToOuterDisposeScope(),
            input.Unsorted(cell).MoveToOuterDisposeScope()
        );
    }

    /// <summary>The weights need no rearranging on this engine.</summary>
    public void flatten_parameters() { }
}

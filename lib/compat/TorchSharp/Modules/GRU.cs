using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class GRU : nn.Module<Tensor, Tensor, (Tensor, Tensor)>
{
    private readonly Parameter[] weights;
    private readonly RecurrentLayers layers;

    internal GRU(
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
        : base(nameof(GRU))
    {
        layers = new(inputSize, hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional);
        var made = layers.MakeWeights(gates: 3, device, dtype);
        foreach (var (key, parameter) in made)
            register_parameter(key, parameter);
        weights = [.. made.Select(m => m.parameter)];
    }

    /// <summary>input: [T, N, in], or [N, T, in] where the batch is first → output, last hidden state.</summary>
    public override (Tensor, Tensor) forward(Tensor input, Tensor? h0 = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        var (_, _, count, bias, batchFirst, dropout, bidirectional) = layers;
        var state = h0 ?? layers.Start(input);
        return Gru(input, state, weights, bias, count, dropout, training, bidirectional, batchFirst);
    }

    public new (Tensor, Tensor) call(Tensor input, Tensor? h0 = null) => base.call(input, h0!);

    /// <summary>Sequences of different lengths, and states [layers, N, hidden] in the order in which they were packed.</summary>
    public (nn.utils.rnn.PackedSequence, Tensor) call(nn.utils.rnn.PackedSequence input, Tensor? h0 = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        var (_, _, count, bias, _, dropout, bidirectional) = layers;
        using var scope = NewDisposeScope();
        var state = input.Sorted(h0 ?? layers.Start(input));
        var (output, last) = GruPacked(
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
        return (input.With(output).MoveToOuterDisposeScope(), input.Unsorted(last).MoveToOuterDisposeScope());
    }

    /// <summary>The weights need no rearranging on this engine.</summary>
    public void flatten_parameters() { }
}

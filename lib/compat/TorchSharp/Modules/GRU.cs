using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class GRU : nn.Module<Tensor, Tensor, (Tensor, Tensor)>
{
    private readonly Parameter[] weights;
    private readonly long hiddenSize;
    private readonly long layers;
    private readonly bool bias;
    private readonly bool batchFirst;
    private readonly double dropout;
    private readonly bool bidirectional;

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
        (this.hiddenSize, layers, this.bias) = (hiddenSize, numLayers, bias);
        (this.batchFirst, this.dropout, this.bidirectional) = (batchFirst, dropout, bidirectional);
        var made = new RecurrentWeights(3, inputSize, hiddenSize, numLayers, bias, bidirectional).Make(device, dtype);
        foreach (var (key, parameter) in made)
            register_parameter(key, parameter);
        weights = [.. made.Select(m => m.parameter)];
    }

    /// <summary>input: [T, N, in], or [N, T, in] where the batch is first → output, last hidden state.</summary>
    public override (Tensor, Tensor) forward(Tensor input, Tensor? h0 = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        var state = h0 ?? Zeros(input);
        return Gru(input, state, weights, bias, layers, dropout, training, bidirectional, batchFirst);
    }

    public new (Tensor, Tensor) call(Tensor input, Tensor? h0 = null) => base.call(input, h0!);

    /// <summary>Sequences of different lengths, and states [layers, N, hidden] in the order in which they were packed.</summary>
    public (nn.utils.rnn.PackedSequence, Tensor) call(nn.utils.rnn.PackedSequence input, Tensor? h0 = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var scope = NewDisposeScope();
        var state = input.Sorted(h0 ?? Zeros(input.data, [input.Count]));
        var (output, last) = GruPacked(
            input.data,
            input.batch_sizes,
            state,
            weights,
            bias,
            layers,
            dropout,
            training,
            bidirectional
        );
        return (input.With(output).MoveToOuterDisposeScope(), input.Unsorted(last).MoveToOuterDisposeScope());
    }

    /// <summary>The weights need no rearranging on this engine.</summary>
    public void flatten_parameters() { }

    private Tensor Zeros(Tensor input) => input.ndim == 2 ? Zeros(input, []) : Zeros(input, [input.size(batchFirst ? 0 : 1)]);

    private Tensor Zeros(Tensor like, long[] batch) =>
        zeros([layers * (bidirectional ? 2 : 1), .. batch, hiddenSize], like.dtype, like.device);
}

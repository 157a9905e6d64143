using System.Runtime.InteropServices;
using TorchSharp.Tests.Support;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.utils.rnn;

namespace TorchSharp.Tests.Modules;

public sealed class PackedSequenceTests
{
    private static readonly long[] Lengths = [2, 5, 1, 4];

    private static Tensor[] Sequences()
    {
        using var rng = new Generator(3);
        return [.. Lengths.Select(length => randn([length, 3], ScalarType.Float64, generator: rng))];
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_is_packed_comes_back_padded(bool batchFirst)
    {
        using var scope = NewDisposeScope();
        var sequences = Sequences();
        var padded = pad_sequence(sequences, batchFirst, 7);
        Assert.Equal(batchFirst ? [4L, 5, 3] : [5L, 4, 3], padded.shape);
        var packed = pack_padded_sequence(padded, tensor(Lengths), batchFirst, enforce_sorted: false);
        Assert.Equal([4L, 3, 2, 2, 1], packed.batch_sizes.data<long>().ToArray());
        Assert.Equal(Lengths.Sum(), packed.data.shape[0]);
        var (again, lengths) = pad_packed_sequence(packed, batchFirst, 7);
        Compare.Close(padded, again, "padded", 0);
        Assert.Equal(Lengths, lengths.data<long>().ToArray());
        Assert.Equal(batchFirst ? [4L, 6, 3] : [6L, 4, 3], pad_packed_sequence(packed, batchFirst, 0, 6).Item1.shape);
        Compare.Close(packed.data, pack_sequence(sequences, enforce_sorted: false).data, "packed", 0);
    }

    [Theory]
    [InlineData("LSTM")]
    [InlineData("GRU")]
    [InlineData("RNN")]
    public void A_packed_batch_is_every_sequence_by_itself(string kind)
    {
        using var scope = NewDisposeScope();
        using var rng = new Generator(4);
        var sequences = Sequences();
        var start = randn([4, 4, 2], ScalarType.Float64, generator: rng);
        manual_seed(0);
        using nn.Module module = kind switch
        {
            "LSTM" => nn.LSTM(3, 2, 2, bidirectional: true, dtype: ScalarType.Float64),
            "GRU" => nn.GRU(3, 2, 2, bidirectional: true, dtype: ScalarType.Float64),
            _ => nn.RNN(3, 2, 2, bidirectional: true, dtype: ScalarType.Float64),
        };
        var packed = pack_sequence(sequences, enforce_sorted: false);
        foreach (var state in new[] { null, start })
        {
            var (output, last) = Packed(packed, state);
            var padded = pad_packed_sequence(output).Item1;
            for (var i = 0; i < sequences.Length; i++)
            {
                var (alone, end) = Alone(sequences[i].unsqueeze(1), state?.narrow(1, i, 1));
                Compare.Close(alone[.., 0], padded[..(int)Lengths[i], i], $"{kind}, output {i}", 1e-12);
                Compare.Close(end[.., 0], last[.., i], $"{kind}, last state {i}", 1e-12);
            }
        }

        (PackedSequence, Tensor) Packed(PackedSequence input, Tensor? state)
        {
            switch (module)
            {
                case TorchSharp.Modules.LSTM lstm:
                    var (output, last, _) = lstm.call(input, state is null ? null : (state, state * 2));
                    return (output, last);
                case TorchSharp.Modules.GRU gru:
                    return gru.call(input, state);
                default:
                    return ((TorchSharp.Modules.RNN)module).call(input, state);
            }
        }

        (Tensor, Tensor) Alone(Tensor input, Tensor? state)
        {
            switch (module)
            {
                case TorchSharp.Modules.LSTM lstm:
                    var (output, last, _) = lstm.call(input, state is null ? null : (state, state * 2));
                    return (output, last);
                case TorchSharp.Modules.GRU gru:
                    return gru.call(input, state);
                default:
                    return ((TorchSharp.Modules.RNN)module).call(input, state);
            }
        }
    }

    [Fact]
    public void A_packed_batch_lives_in_a_scope_like_a_tensor()
    {
        PackedSequence packed;
        using (var outer = NewDisposeScope())
        {
            using (NewDisposeScope())
                packed = pack_sequence(Sequences(), enforce_sorted: false).MoveToOuterDisposeScope();
            Assert.False(packed.data.IsInvalid);
            Assert.Equal(4, outer.DisposablesCount);
        }
        Assert.True(packed.data.IsInvalid);
    }

    [Fact]
    public void What_cannot_be_packed_is_refused()
    {
        using var scope = NewDisposeScope();
        Assert.Throws<ArgumentException>(() => pad_sequence([]));
        Assert.Throws<ArgumentException>(() => pack_padded_sequence(ones(5, 4), tensor(Lengths), batch_first: true).data);
        Assert.Throws<ArgumentException>(() => pack_padded_sequence(ones(5, 3, 2), tensor(Lengths)));
        Assert.Throws<ExternalException>(() => pack_padded_sequence(ones(5, 4, 2), tensor(Lengths)));
        Assert.Throws<ArgumentException>(() => pad_packed_sequence(pack_sequence([ones(3, 1)]), total_length: 2));
    }
}

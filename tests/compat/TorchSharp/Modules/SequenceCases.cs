using static TorchSharp.Tests.Modules.ModuleInputs;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Modules;

/// <summary>Recurrent networks, attention and transformers.</summary>
internal static class SequenceCases
{
    public static IEnumerable<ModuleCase> All() => [.. Recurrent(), .. Transformers()];

    private static IEnumerable<ModuleCase> Recurrent()
    {
        yield return new("LSTM", "nn.LSTM(3, 4, 2)", () => LSTM(3, 4, 2), [X(5, 2, 3)]);
        yield return new(
            "LSTM with state",
            "nn.LSTM(3, 4, batch_first=True, bidirectional=True)",
            () => LSTM(3, 4, batchFirst: true, bidirectional: true),
            [X(2, 5, 3), X(2, 2, 4), X(2, 2, 4)],
            Call: "lambda m, x, h, c: m(x, (h, c))",
            Larger: [X(3, 7, 3), X(2, 3, 4), X(2, 3, 4)]
        );
        yield return new("GRU", "nn.GRU(3, 4, 2, bidirectional=True)", () => GRU(3, 4, 2, bidirectional: true), [X(5, 2, 3)]);
        yield return new("RNN", "nn.RNN(3, 4)", () => RNN(3, 4), [X(5, 2, 3)]);
        yield return new(
            "RNN relu",
            "nn.RNN(3, 4, nonlinearity='relu')",
            () => RNN(3, 4, nonLinearity: NonLinearities.ReLU),
            [X(4, 1, 3)]
        );
        yield return new(
            "LSTMCell",
            "nn.LSTMCell(3, 4)",
            () => LSTMCell(3, 4),
            [X(2, 3), X(2, 4), X(2, 4)],
            Call: "lambda m, x, h, c: m(x, (h, c))"
        );
        yield return new("GRUCell", "nn.GRUCell(3, 4)", () => GRUCell(3, 4), [X(2, 3), X(2, 4)]);
        yield return new("RNNCell", "nn.RNNCell(3, 4)", () => RNNCell(3, 4), [X(2, 3), X(2, 4)]);
        yield return new(
            "MultiheadAttention",
            "nn.MultiheadAttention(6, 2)",
            () => MultiheadAttention(6, 2),
            [X(4, 2, 6), X(5, 2, 6), X(5, 2, 6)]
        );
        yield return new(
            "MultiheadAttention with its own widths",
            "nn.MultiheadAttention(6, 3, kdim=4, vdim=5, add_zero_attn=True)",
            () => MultiheadAttention(6, 3, kdim: 4, vdim: 5, add_zero_attn: true),
            [X(4, 2, 6), X(5, 2, 4), X(5, 2, 5)]
        );
    }

    private static IEnumerable<ModuleCase> Transformers()
    {
        const string Layer = "nn.TransformerEncoderLayer(6, 2, 8, 0.0)";
        static Tensor Causal(long length) => full([length, length], double.NegativeInfinity, ScalarType.Float64).triu(1);
        yield return new(
            "TransformerEncoderLayer",
            Layer,
            () => TransformerEncoderLayer(6, 2, 8, 0),
            [X(4, 3, 6)],
            Larger: [X(7, 2, 6)]
        );
        yield return new(
            "TransformerEncoderLayer masked",
            "nn.TransformerEncoderLayer(6, 2, 8, 0.0, 'gelu')",
            () => TransformerEncoderLayer(6, 2, 8, 0, nn.Activations.GELU),
            [X(4, 3, 6), Causal(4)],
            Call: "lambda m, x, a: m(x, a.detach())",
            FixedTarget: true,
            Larger: [X(5, 2, 6), Causal(5)]
        );
        yield return new(
            "TransformerEncoderLayer padded",
            Layer,
            () => TransformerEncoderLayer(6, 2, 8, 0),
            [X(4, 3, 6), Causal(4), I(2, 3, 4).mul(tensor(new long[] { 0, 1, 1, 1 })).to_type(ScalarType.Bool)],
            Call: "lambda m, x, a, k: m(x, a, k)",
            Larger: [X(4, 1, 6), Causal(4), zeros([1, 4], ScalarType.Bool)]
        );
        yield return new(
            "TransformerEncoder",
            $"nn.TransformerEncoder({Layer}, 3)",
            () => TransformerEncoder(TransformerEncoderLayer(6, 2, 8, 0), 3),
            [X(4, 3, 6)],
            Larger: [X(7, 2, 6)]
        );
        yield return new(
            "TransformerDecoderLayer",
            "nn.TransformerDecoderLayer(6, 3, 8, 0.0)",
            () => TransformerDecoderLayer(6, 3, 8, 0),
            [X(4, 2, 6), X(5, 2, 6)],
            Larger: [X(2, 3, 6), X(6, 3, 6)]
        );
        yield return new(
            "TransformerDecoder",
            "nn.TransformerDecoder(nn.TransformerDecoderLayer(6, 3, 8, 0.0, 'gelu'), 2)",
            () => TransformerDecoder(TransformerDecoderLayer(6, 3, 8, 0, nn.Activations.GELU), 2),
            [X(4, 2, 6), X(5, 2, 6), Causal(4)],
            Call: "lambda m, x, y, a: m(x, y, a.detach())",
            FixedTarget: true,
            Larger: [X(3, 3, 6), X(6, 3, 6), Causal(3)]
        );
        yield return new(
            "Transformer",
            "nn.Transformer(6, 2, 2, 2, 8, 0.0)",
            () => Transformer(6, 2, 2, 2, 8, 0),
            [X(4, 2, 6), X(5, 2, 6)],
            Larger: [X(3, 3, 6), X(6, 3, 6)]
        );
    }
}

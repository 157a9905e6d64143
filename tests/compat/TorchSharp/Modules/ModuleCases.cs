using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Modules;

/// <summary>The modules that are compared, each on inputs of two shapes where it takes more than one.</summary>
internal static class ModuleCases
{
    private static readonly Generator Rng = new(3);

    public static IReadOnlyDictionary<string, ModuleCase> All { get; } =
        Make().SelectMany(c => new[] { c, c.Again() }).ToDictionary(c => c.Id);

    public static object Describe(Dictionary<string, Tensor> tensors) => All.Values.Select(c => c.Describe(tensors)).ToArray();

    private static Tensor X(params long[] shape) => randn(shape, ScalarType.Float64, generator: Rng);

    private static Tensor U(params long[] shape) => rand(shape, ScalarType.Float64, generator: Rng);

    private static Tensor I(long below, params long[] shape) => randint(0, below, shape, ScalarType.Int64, generator: Rng);

    private static IEnumerable<ModuleCase> Make()
    {
        foreach (
            var part in new[] { Activations(), Layers(), Shapes(), Recurrent(), Transformers(), Pooling(), Losses(), Margins() }
        )
        foreach (var @case in part)
            yield return @case;
    }

    private static IEnumerable<ModuleCase> Activations()
    {
        (string Python, Func<Module> Make)[] list =
        [
            ("nn.ReLU()", () => ReLU()),
            ("nn.ReLU6()", () => ReLU6()),
            ("nn.LeakyReLU(0.1)", () => LeakyReLU(0.1)),
            ("nn.ELU(0.7)", () => ELU(0.7)),
            ("nn.CELU(0.7)", () => CELU(0.7)),
            ("nn.SELU()", () => SELU()),
            ("nn.SiLU()", () => SiLU()),
            ("nn.Mish()", () => Mish()),
            ("nn.GELU()", () => GELU()),
            ("nn.GELU(approximate='tanh')", () => GELU(TorchSharp.Modules.GELU.Approximate.tanh)),
            ("nn.GLU()", () => GLU()),
            ("nn.Sigmoid()", () => Sigmoid()),
            ("nn.LogSigmoid()", () => LogSigmoid()),
            ("nn.Tanh()", () => Tanh()),
            ("nn.Tanhshrink()", () => Tanhshrink()),
            ("nn.Hardshrink(0.3)", () => Hardshrink(0.3)),
            ("nn.Softshrink(0.3)", () => Softshrink(0.3)),
            ("nn.Hardsigmoid()", () => Hardsigmoid()),
            ("nn.Hardswish()", () => Hardswish()),
            ("nn.Hardtanh(-0.5, 0.8)", () => Hardtanh(-0.5, 0.8)),
            ("nn.Softplus(2.0, 10.0)", () => Softplus(2, 10)),
            ("nn.Softsign()", () => Softsign()),
            ("nn.Softmax(1)", () => Softmax(1)),
            ("nn.Softmin(1)", () => Softmin(1)),
            ("nn.LogSoftmax(1)", () => LogSoftmax(1)),
            ("nn.Threshold(0.2, -1.0)", () => Threshold(0.2, -1)),
            ("nn.RReLU()", () => RReLU()),
            ("nn.Dropout(0.4)", () => Dropout(0.4)),
            ("nn.AlphaDropout(0.4)", () => AlphaDropout(0.4)),
            ("nn.PReLU(4)", () => PReLU(4)),
            ("nn.Identity()", () => Identity()),
        ];
        foreach (var (python, make) in list)
        {
            yield return new ModuleCase($"{python} 2d", python, make, [X(3, 4)]);
            yield return new ModuleCase($"{python} 3d", python, make, [X(2, 4, 6)]);
        }
        yield return new ModuleCase("nn.Softmax2d()", "nn.Softmax2d()", () => Softmax2d(), [X(2, 3, 4, 4)]);
        yield return new ModuleCase("nn.Dropout2d", "nn.Dropout2d(0.3)", () => Dropout2d(0.3), [X(2, 3, 4, 4)]);
        yield return new ModuleCase("nn.Dropout eval", "nn.Dropout(0.3)", () => Dropout(0.3), [X(2, 3)], Eval: true);
        yield return new ModuleCase("nn.RReLU eval", "nn.RReLU()", () => RReLU(), [X(2, 3)], Eval: true);
    }

    private static IEnumerable<ModuleCase> Layers()
    {
        yield return new("Linear", "nn.Linear(4, 3)", () => Linear(4, 3), [X(5, 4)]);
        yield return new("Linear without bias", "nn.Linear(4, 3, bias=False)", () => Linear(4, 3, false), [X(2, 5, 4)]);
        yield return new("Bilinear", "nn.Bilinear(3, 4, 5)", () => Bilinear(3, 4, 5), [X(2, 3), X(2, 4)]);
        yield return new(
            "Conv1d",
            "nn.Conv1d(2, 3, 3, stride=2, padding=1)",
            () => Conv1d(2, 3, 3, stride: 2, padding: 1),
            [X(2, 2, 9)]
        );
        yield return new(
            "Conv1d dilated",
            "nn.Conv1d(2, 4, 3, dilation=2, groups=2)",
            () => Conv1d(2, 4, 3, dilation: 2, groups: 2),
            [X(1, 2, 12)]
        );
        yield return new("Conv2d", "nn.Conv2d(2, 3, 3, padding=1)", () => Conv2d(2, 3, 3, padding: 1), [X(2, 2, 5, 6)]);
        yield return new(
            "Conv2d oblong",
            "nn.Conv2d(2, 4, (3, 2), stride=(2, 1), padding=(1, 0), groups=2, bias=False)",
            () => Conv2d(2, 4, (3, 2), stride: (2, 1), padding: (1, 0), groups: 2, bias: false),
            [X(3, 2, 7, 6)]
        );
        yield return new(
            "Conv2d same",
            "nn.Conv2d(2, 3, 4, padding='same')",
            () => Conv2d(2, 3, 4, padding: Padding.Same),
            [X(2, 2, 6, 6)]
        );
        yield return new(
            "Conv2d circular",
            "nn.Conv2d(2, 3, 3, padding=1, padding_mode='circular')",
            () => Conv2d(2, 3, 3, padding: 1, padding_mode: PaddingModes.Circular),
            [X(2, 2, 5, 5)]
        );
        yield return new(
            "Conv2d reflect",
            "nn.Conv2d(2, 3, 3, padding=1, padding_mode='reflect')",
            () => Conv2d(2, 3, 3, padding: 1, padding_mode: PaddingModes.Reflect),
            [X(2, 2, 5, 5)]
        );
        yield return new("Conv3d", "nn.Conv3d(1, 2, 2)", () => Conv3d(1, 2, 2), [X(2, 1, 4, 4, 3)]);
        yield return new(
            "ConvTranspose1d",
            "nn.ConvTranspose1d(2, 3, 3, stride=2)",
            () => ConvTranspose1d(2, 3, 3, stride: 2),
            [X(2, 2, 5)]
        );
        yield return new(
            "ConvTranspose2d",
            "nn.ConvTranspose2d(3, 2, 4, stride=2, padding=1)",
            () => ConvTranspose2d(3, 2, 4, stride: 2, padding: 1),
            [X(2, 3, 4, 5)]
        );
        yield return new(
            "ConvTranspose2d output padding",
            "nn.ConvTranspose2d(2, 2, 3, stride=2, padding=1, output_padding=1, groups=2)",
            () => ConvTranspose2d(2, 2, 3, stride: 2, padding: 1, output_padding: 1, groups: 2),
            [X(1, 2, 3, 3)]
        );
        yield return new("ConvTranspose3d", "nn.ConvTranspose3d(1, 2, 2)", () => ConvTranspose3d(1, 2, 2), [X(1, 1, 3, 3, 3)]);
        yield return new("Embedding", "nn.Embedding(7, 3)", () => Embedding(7, 3), [I(7, 5)]);
        yield return new(
            "Embedding padded",
            "nn.Embedding(7, 3, padding_idx=2)",
            () => Embedding(7, 3, padding_idx: 2),
            [I(7, 4, 5)]
        );
        yield return new("LayerNorm", "nn.LayerNorm(6)", () => LayerNorm(6), [X(4, 6)]);
        yield return new("LayerNorm 2", "nn.LayerNorm([3, 6])", () => LayerNorm([3, 6]), [X(2, 3, 6)]);
        yield return new("GroupNorm", "nn.GroupNorm(2, 4)", () => GroupNorm(2, 4), [X(3, 4, 5)]);
        yield return new(
            "GroupNorm 2d",
            "nn.GroupNorm(2, 4, affine=False)",
            () => GroupNorm(2, 4, affine: false),
            [X(3, 4, 2, 2)]
        );
        yield return new("BatchNorm1d", "nn.BatchNorm1d(4)", () => BatchNorm1d(4), [X(6, 4)]);
        yield return new("BatchNorm1d 3d", "nn.BatchNorm1d(4, momentum=0.3)", () => BatchNorm1d(4, momentum: 0.3), [X(3, 4, 5)]);
        yield return new("BatchNorm1d eval", "nn.BatchNorm1d(4)", () => BatchNorm1d(4), [X(6, 4)], Eval: true);
        yield return new("BatchNorm2d", "nn.BatchNorm2d(3)", () => BatchNorm2d(3), [X(2, 3, 4, 4)]);
        yield return new(
            "BatchNorm2d plain",
            "nn.BatchNorm2d(3, affine=False, track_running_stats=False)",
            () => BatchNorm2d(3, affine: false, track_running_stats: false),
            [X(2, 3, 4, 4)]
        );
        yield return new("BatchNorm3d", "nn.BatchNorm3d(2)", () => BatchNorm3d(2), [X(2, 2, 2, 3, 2)]);
        yield return new("InstanceNorm1d", "nn.InstanceNorm1d(3)", () => InstanceNorm1d(3), [X(2, 3, 5)]);
        yield return new(
            "InstanceNorm2d",
            "nn.InstanceNorm2d(3, affine=True)",
            () => InstanceNorm2d(3, affine: true),
            [X(2, 3, 4, 4)]
        );
        yield return new(
            "InstanceNorm2d tracked",
            "nn.InstanceNorm2d(3, track_running_stats=True)",
            () => InstanceNorm2d(3, track_running_stats: true),
            [X(2, 3, 4, 4)]
        );
        yield return new("CosineSimilarity", "nn.CosineSimilarity()", () => CosineSimilarity(), [X(3, 4), X(3, 4)]);
        yield return new("ZeroPad2d", "nn.ZeroPad2d((1, 2, 0, 1))", () => ZeroPad2d((1, 2, 0, 1)), [X(1, 2, 3, 3)]);
        yield return new("ReflectionPad1d", "nn.ReflectionPad1d(2)", () => ReflectionPad1d(2), [X(1, 2, 5)]);
        yield return new("ReplicationPad2d", "nn.ReplicationPad2d(1)", () => ReplicationPad2d(1), [X(1, 2, 3, 3)]);
        yield return new("ConstantPad1d", "nn.ConstantPad1d((1, 2), 3.5)", () => ConstantPad1d((1, 2), 3.5), [X(2, 3)]);
        yield return new("Flatten", "nn.Flatten()", () => Flatten(), [X(2, 3, 4)]);
        yield return new("Unflatten", "nn.Unflatten(1, (2, 3))", () => Unflatten(1, [2, 3]), [X(2, 6)]);
        yield return new("PixelShuffle", "nn.PixelShuffle(2)", () => PixelShuffle(2), [X(1, 8, 2, 3)]);
        yield return new("PixelUnshuffle", "nn.PixelUnshuffle(2)", () => PixelUnshuffle(2), [X(1, 2, 4, 6)]);
        yield return new("Unfold", "nn.Unfold(2)", () => Unfold(2), [X(1, 2, 3, 3)]);
        yield return new(
            "Sequential",
            "nn.Sequential(nn.Linear(3, 5), nn.Tanh(), nn.Linear(5, 2))",
            () => Sequential(Linear(3, 5), Tanh(), Linear(5, 2)),
            [X(4, 3)]
        );
    }

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

    private static IEnumerable<ModuleCase> Pooling()
    {
        yield return new("AvgPool1d", "nn.AvgPool1d(2)", () => AvgPool1d(2), [X(1, 2, 6)]);
        yield return new("AvgPool2d", "nn.AvgPool2d(3, 2, 1)", () => AvgPool2d(3, 2, 1), [X(1, 2, 7, 6)]);
        yield return new("MaxPool1d", "nn.MaxPool1d(2)", () => MaxPool1d(2), [X(1, 2, 6)]);
        yield return new("MaxPool2d", "nn.MaxPool2d(2)", () => MaxPool2d(2), [X(1, 2, 6, 6)]);
        yield return new(
            "MaxPool2d oblong",
            "nn.MaxPool2d((3, 2), (2, 1), (1, 0))",
            () => MaxPool2d((3, 2), (2, 1), (1, 0)),
            [X(1, 2, 7, 6)]
        );
        yield return new("AdaptiveAvgPool1d", "nn.AdaptiveAvgPool1d(3)", () => AdaptiveAvgPool1d(3), [X(1, 2, 7)]);
        yield return new("AdaptiveAvgPool2d", "nn.AdaptiveAvgPool2d((2, 3))", () => AdaptiveAvgPool2d((2, 3)), [X(1, 2, 5, 6)]);
        yield return new("AdaptiveMaxPool2d", "nn.AdaptiveMaxPool2d((2, 2))", () => AdaptiveMaxPool2d([2, 2]), [X(1, 2, 5, 6)]);
        yield return new(
            "Upsample nearest",
            "nn.Upsample(scale_factor=2)",
            () => Upsample(scale_factor: [2, 2]),
            [X(1, 2, 3, 4)]
        );
        yield return new(
            "Upsample bilinear",
            "nn.Upsample(size=(5, 7), mode='bilinear', align_corners=True)",
            () => Upsample(size: [5, 7], mode: UpsampleMode.Bilinear, align_corners: true),
            [X(1, 2, 3, 4)]
        );
        yield return new("LocalResponseNorm", "nn.LocalResponseNorm(3)", () => LocalResponseNorm(3), [X(2, 5, 3, 3)]);
    }

    private static IEnumerable<ModuleCase> Losses()
    {
        foreach (var reduction in new[] { Reduction.Mean, Reduction.Sum, Reduction.None })
        {
            var r = $"reduction='{reduction.ToString().ToLowerInvariant()}'";
            yield return new($"MSELoss {reduction}", $"nn.MSELoss({r})", () => MSELoss(reduction), [X(3, 4), X(3, 4)]);
            yield return new($"L1Loss {reduction}", $"nn.L1Loss({r})", () => L1Loss(reduction), [X(3, 4), X(3, 4)]);
            yield return new(
                $"SmoothL1Loss {reduction}",
                $"nn.SmoothL1Loss({r}, beta=0.5)",
                () => SmoothL1Loss(reduction, 0.5),
                [X(3, 4), X(3, 4)]
            );
            yield return new(
                $"HuberLoss {reduction}",
                $"nn.HuberLoss({r}, delta=0.7)",
                () => HuberLoss(0.7, reduction),
                [X(3, 4), X(3, 4)]
            );
            yield return new(
                $"KLDivLoss {reduction}",
                $"nn.KLDivLoss({r}, log_target=True)",
                () => KLDivLoss(true, reduction),
                [X(3, 4), X(3, 4)]
            );
            yield return new(
                $"NLLLoss {reduction}",
                $"nn.NLLLoss({r})",
                () => NLLLoss(null!, reduction),
                [X(5, 4), I(4, 5)],
                Call: "lambda m, x, t: m(x, t.long())"
            );
            yield return new(
                $"CrossEntropyLoss {reduction}",
                $"nn.CrossEntropyLoss({r})",
                () => CrossEntropyLoss(null!, null, reduction),
                [X(5, 4), I(4, 5)],
                Call: "lambda m, x, t: m(x, t.long())"
            );
            yield return new($"BCELoss {reduction}", $"nn.BCELoss({r})", () => BCELoss(null!, reduction), [U(3, 4), U(3, 4)]);
            yield return new(
                $"BCEWithLogitsLoss {reduction}",
                $"nn.BCEWithLogitsLoss({r})",
                () => BCEWithLogitsLoss(null!, reduction),
                [X(3, 4), U(3, 4)]
            );
            yield return new(
                $"PoissonNLLLoss {reduction}",
                $"nn.PoissonNLLLoss({r})",
                () => PoissonNLLLoss(reduction: reduction),
                [X(3, 4), U(3, 4)]
            );
            yield return new(
                $"GaussianNLLLoss {reduction}",
                $"nn.GaussianNLLLoss({r}, full=True)",
                () => GaussianNLLLoss(true, 1e-6f, reduction),
                [X(3, 4), X(3, 4), U(3, 4)]
            );
            yield return new(
                $"SoftMarginLoss {reduction}",
                $"nn.SoftMarginLoss({r})",
                () => SoftMarginLoss(reduction),
                [X(3, 4), X(3, 4).sign()],
                Call: "lambda m, x, t: m(x, t.detach())",
                FixedTarget: true
            );
            yield return new(
                $"MarginRankingLoss {reduction}",
                $"nn.MarginRankingLoss(0.2, {r})",
                () => MarginRankingLoss(0.2, reduction),
                [X(4), X(4), X(4).sign()]
            );
            yield return new(
                $"TripletMarginLoss {reduction}",
                $"nn.TripletMarginLoss({r})",
                () => TripletMarginLoss(reduction: reduction),
                [X(4, 3), X(4, 3), X(4, 3)]
            );
            yield return new(
                $"CosineEmbeddingLoss {reduction}",
                $"nn.CosineEmbeddingLoss(0.1, {r})",
                () => CosineEmbeddingLoss(0.1, reduction),
                [X(4, 3), X(4, 3), X(4).sign()]
            );
        }
    }

    private static IEnumerable<ModuleCase> Shapes()
    {
        yield return new("Bilinear again", "nn.Bilinear(2, 3, 4)", () => Bilinear(2, 3, 4), [X(5, 2), X(5, 3)]);
        yield return new("Identity", "nn.Identity()", () => Identity(), [X(2, 3)]);
        yield return new(
            "ChannelShuffle",
            "nn.ChannelShuffle(2)",
            () => ChannelShuffle(2),
            [X(1, 4, 2, 3)],
            Call: "lambda m, x: m(x.detach())",
            FixedTarget: true
        );
        yield return new("Dropout1d", "nn.Dropout1d(0.4)", () => Dropout1d(0.4), [X(3, 4, 5)]);
        yield return new("Dropout3d", "nn.Dropout3d(0.4)", () => Dropout3d(0.4), [X(2, 3, 2, 2, 2)]);
        yield return new(
            "FeatureAlphaDropout",
            "nn.FeatureAlphaDropout(0.4)",
            () => FeatureAlphaDropout(0.4, false),
            [X(3, 4, 5)]
        );
        yield return new("ConstantPad2d", "nn.ConstantPad2d(1, 0.5)", () => ConstantPad2d(1, 0.5), [X(1, 2, 3, 3)]);
        yield return new("ConstantPad3d", "nn.ConstantPad3d(1, 0.5)", () => ConstantPad3d(1, 0.5), [X(1, 2, 2, 3, 3)]);
        yield return new("ReflectionPad2d", "nn.ReflectionPad2d(1)", () => ReflectionPad2d(1), [X(1, 2, 3, 4)]);
        yield return new("ReflectionPad3d", "nn.ReflectionPad3d(1)", () => ReflectionPad3d(1), [X(1, 2, 3, 4, 3)]);
        yield return new("ReplicationPad1d", "nn.ReplicationPad1d(2)", () => ReplicationPad1d(2), [X(1, 2, 3)]);
        yield return new("ReplicationPad3d", "nn.ReplicationPad3d(1)", () => ReplicationPad3d(1), [X(1, 2, 2, 3, 3)]);
        yield return new("InstanceNorm3d", "nn.InstanceNorm3d(2)", () => InstanceNorm3d(2), [X(2, 2, 2, 3, 2)]);
        yield return new(
            "Fold",
            "nn.Fold((4, 5), (2, 2), stride=(2, 1))",
            () => Fold((4, 5), (2, 2), stride: (2, 1)),
            [X(1, 12, 8)]
        );
        yield return new("PairwiseDistance", "nn.PairwiseDistance()", () => PairwiseDistance(), [X(3, 4), X(3, 4)]);
        yield return new(
            "PairwiseDistance 1",
            "nn.PairwiseDistance(1.0, keepdim=True)",
            () => PairwiseDistance(1, keepdim: true),
            [X(3, 4), X(3, 4)]
        );
        foreach (var mode in new[] { EmbeddingBagMode.Sum, EmbeddingBagMode.Mean, EmbeddingBagMode.Max })
            yield return new(
                $"EmbeddingBag {mode}",
                $"nn.EmbeddingBag(7, 3, mode='{mode.ToString().ToLowerInvariant()}')",
                () => EmbeddingBag(7, 3, mode: mode),
                [I(7, 4, 5)]
            );
        yield return new(
            "EmbeddingBag offsets",
            "nn.EmbeddingBag(7, 3)",
            () => EmbeddingBag(7, 3),
            [I(7, 6), tensor(new long[] { 0, 2, 5 })],
            Larger: [I(7, 9), tensor(new long[] { 0, 0, 4, 5 })]
        );
        yield return new(
            "EmbeddingBag weighted",
            "nn.EmbeddingBag(7, 3, mode='sum')",
            () => EmbeddingBag(7, 3, mode: EmbeddingBagMode.Sum),
            [I(7, 6), tensor(new long[] { 0, 2, 5 }), X(6)],
            Call: "lambda m, x, o, w: m(x, o, per_sample_weights=w)",
            Larger: [I(7, 9), tensor(new long[] { 0, 0, 4, 5 }), X(9)]
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

    private static IEnumerable<ModuleCase> Margins()
    {
        Tensor Unique(params long[] shape) => arange(shape.Aggregate(1L, (a, b) => a * b), ScalarType.Int64).view(shape);
        yield return new("AvgPool3d", "nn.AvgPool3d(2)", () => AvgPool3d(2), [X(1, 2, 4, 4, 3)]);
        yield return new("MaxPool3d", "nn.MaxPool3d((2, 2, 1))", () => MaxPool3d((2, 2, 1)), [X(1, 2, 4, 4, 3)]);
        yield return new("AdaptiveAvgPool3d", "nn.AdaptiveAvgPool3d(2)", () => AdaptiveAvgPool3d(2), [X(1, 2, 4, 3, 3)]);
        yield return new("AdaptiveMaxPool1d", "nn.AdaptiveMaxPool1d(2)", () => AdaptiveMaxPool1d(2), [X(1, 2, 5)]);
        yield return new("AdaptiveMaxPool3d", "nn.AdaptiveMaxPool3d(2)", () => AdaptiveMaxPool3d([2, 2, 2]), [X(1, 2, 4, 3, 3)]);
        yield return new("LPPool1d", "nn.LPPool1d(2, 3)", () => LPPool1d(2, 3), [U(1, 2, 6)]);
        yield return new("LPPool2d", "nn.LPPool2d(3, 2, 1)", () => LPPool2d(3, 2, 1), [U(1, 2, 4, 5)]);
        yield return new(
            "MaxUnpool1d",
            "nn.MaxUnpool1d(2)",
            () => MaxUnpool1d(2),
            [X(1, 1, 3), Unique(1, 1, 3)],
            Larger: [X(1, 1, 5), Unique(1, 1, 5)]
        );
        yield return new(
            "MaxUnpool2d",
            "nn.MaxUnpool2d(2)",
            () => MaxUnpool2d(2),
            [X(1, 1, 3, 2), Unique(1, 1, 3, 2)],
            Larger: [X(1, 1, 2, 4), Unique(1, 1, 2, 4)]
        );
        yield return new("MultiMarginLoss", "nn.MultiMarginLoss()", () => MultiMarginLoss(), [X(5, 4), I(4, 5)]);
        yield return new(
            "MultiLabelMarginLoss",
            "nn.MultiLabelMarginLoss()",
            () => MultiLabelMarginLoss(),
            [X(3, 4), I(4, 3, 4)]
        );
        yield return new(
            "MultiLabelSoftMarginLoss",
            "nn.MultiLabelSoftMarginLoss()",
            () => MultiLabelSoftMarginLoss(),
            [X(3, 4), I(2, 3, 4).to_type(ScalarType.Float64)],
            Call: "lambda m, x, t: m(x, t.detach())",
            FixedTarget: true
        );
        yield return new(
            "HingeEmbeddingLoss",
            "nn.HingeEmbeddingLoss()",
            () => HingeEmbeddingLoss(),
            [X(3, 4), X(3, 4).sign()],
            Call: "lambda m, x, t: m(x, t.detach())",
            FixedTarget: true
        );
        yield return new(
            "TripletMarginWithDistanceLoss",
            "nn.TripletMarginWithDistanceLoss(margin=2.0, swap=True)",
            () => TripletMarginWithDistanceLoss(margin: 2, swap: true),
            [X(4, 3), X(4, 3), X(4, 3)]
        );
        yield return new(
            "CTCLoss",
            "nn.CTCLoss()",
            () => CTCLoss(),
            [
                X(6, 2, 4).log_softmax(-1),
                tensor(new long[] { 1, 2, 2, 3, 1, 1 }).view(2, 3),
                tensor(new long[] { 6, 5 }),
                tensor(new long[] { 3, 2 }),
            ],
            Larger:
            [
                X(8, 1, 4).log_softmax(-1),
                tensor(new long[] { 1, 3 }).view(1, 2),
                tensor(new long[] { 8 }),
                tensor(new long[] { 2 }),
            ]
        );
    }
}

using static TorchSharp.Tests.Modules.ModuleInputs;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Modules;

/// <summary>Losses, in every reduction where they have one.</summary>
internal static class LossCases
{
    public static IEnumerable<ModuleCase> All() => [.. Reduced(), .. Margins()];

    private static IEnumerable<ModuleCase> Reduced()
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

    private static IEnumerable<ModuleCase> Margins()
    {
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
            "CrossEntropyLoss smoothed",
            "nn.CrossEntropyLoss(label_smoothing=0.1)",
            () => new TorchSharp.Modules.CrossEntropyLoss(label_smoothing: 0.1),
            [X(5, 4), I(4, 5)],
            Call: "lambda m, x, t: m(x, t.long())"
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

using static TorchSharp.Tests.Modules.ModuleInputs;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Modules;

/// <summary>Padding, folding, distances, bags: what moves or gathers entries.</summary>
internal static class ShapeCases
{
    public static IEnumerable<ModuleCase> All()
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
}

using static TorchSharp.Tests.Modules.ModuleInputs;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Modules;

/// <summary>Linear maps, convolutions, normalisation and embeddings.</summary>
internal static class LayerCases
{
    public static IEnumerable<ModuleCase> All()
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
}

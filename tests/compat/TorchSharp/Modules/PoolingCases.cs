using static TorchSharp.Tests.Modules.ModuleInputs;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Modules;

/// <summary>Pooling, its inverse, and resampling.</summary>
internal static class PoolingCases
{
    public static IEnumerable<ModuleCase> All()
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
        yield return new(
            "MaxUnpool3d",
            "nn.MaxUnpool3d((2, 1, 2))",
            () => MaxUnpool3d((2, 1, 2)),
            [X(1, 1, 2, 3, 2), Unique(1, 1, 2, 3, 2)],
            Larger: [X(1, 1, 1, 2, 4), Unique(1, 1, 1, 2, 4)]
        );
    }
}

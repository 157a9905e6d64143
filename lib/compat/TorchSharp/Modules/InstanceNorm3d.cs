using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class InstanceNorm3d : InstanceNorm
{
    internal InstanceNorm3d(
        long num_features,
        double eps,
        double momentum,
        bool affine,
        bool track_running_stats,
        Device? device,
        ScalarType? dtype
    )
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, nameof(InstanceNorm3d)) { }

    /// <summary>Dimensions of an input that has a batch.</summary>
    protected override long GetNumberOfBatchDimensions() => 5;

    protected override void ValidateInputDimensions(Tensor input) => Expect(input, 4, 5);
}

using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>Normalises every channel of every example by itself: arXiv:1607.08022.</summary>
public abstract class InstanceNorm : NormBase
{
    public InstanceNorm(
        long num_features,
        double eps,
        double? momentum,
        bool affine,
        bool track_running_stats,
        Device? device,
        ScalarType? dtype,
        string name
    )
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, name) { }

    protected abstract long GetNumberOfBatchDimensions();

    public override Tensor forward(Tensor input)
    {
        ValidateInputDimensions(input);
        var single = input.ndim < GetNumberOfBatchDimensions();
        var batch = single ? input.unsqueeze(0) : input;
        var result = functional.instance_norm(
            batch,
            running_mean!,
            running_var!,
            weight!,
            bias!,
            training || !track_running_stats,
            momentum ?? 0,
            eps
        );
        return single ? result.squeeze(0) : result;
    }
}

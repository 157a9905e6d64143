using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>Normalises by the batch when training, by running statistics otherwise: arXiv:1502.03167.</summary>
public abstract class BatchNorm : NormBase
{
    public BatchNorm(
        long num_features,
        double eps,
        double momentum,
        bool affine,
        bool track_running_stats,
        Device? device,
        ScalarType? dtype,
        string name
    )
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, name) { }

    public override Tensor forward(Tensor input)
    {
        ValidateInputDimensions(input);
        var share = momentum ?? 0;
        if (training && num_batches_tracked is { } seen)
        {
            using (no_grad())
                seen.add_(1);
            share = momentum ?? 1.0 / seen.item<long>();
        }
        var byBatch = training || running_mean is null;
        return functional.batch_norm(
            input,
            training && !track_running_stats ? null! : running_mean!,
            training && !track_running_stats ? null! : running_var!,
            weight!,
            bias!,
            byBatch,
            share,
            eps
        );
    }
}

using GenerativeModels.Data;
using static TorchSharp.torch.nn;

namespace GenerativeModels.Adversarial;

/// <summary>Images with their classes as rows (x, y) [N, D + K], y one-hot: what <see cref="LabelledGenerator"/> forges.</summary>
public static class LabelledRows
{
    /// <summary>x: D pixels in 0 … 1; y: K numbers, one of them 1.</summary>
    /// <param name="images">With labels 0 … K − 1.</param>
    /// <param name="classes">K.</param>
    /// <param name="device">Where they go; null: the CPU.</param>
    /// <exception cref="ArgumentOutOfRangeException">A label is K or more.</exception>
    public static Tensor Of(ImageData images, int classes = 10, Device? device = null)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(images.Labels.Max(), classes, nameof(images));
        using var scope = NewDisposeScope();
        var labels = tensor(Array.ConvertAll(images.Labels, label => (long)label));
        var y = functional.one_hot(labels, classes).to(ScalarType.Float32);
        return cat([images.ToTensor(), y], dim: 1).to(device ?? CPU).MoveToOuterDisposeScope();
    }
}

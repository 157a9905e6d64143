using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

public sealed class CrossEntropyLoss : WeightedLoss<Tensor, Tensor, Tensor>
{
    /// <param name="label_smoothing">What the target gives up to all classes alike, 0 … 1; the factory leaves it 0.</param>
    public CrossEntropyLoss(
        Tensor? weight = null,
        long? ignore_index = null,
        Reduction reduction = Reduction.Mean,
        double label_smoothing = 0
    )
        : base(nameof(CrossEntropyLoss), weight, reduction)
    {
        if (label_smoothing is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(label_smoothing), label_smoothing, "expected a share of 0 … 1");
        (this.ignore_index, this.label_smoothing) = (ignore_index, label_smoothing);
    }

    public long? ignore_index { get; }

    public double label_smoothing { get; }

    public override Tensor forward(Tensor input, Tensor target) =>
        functional.cross_entropy(input, target, weight!, ignore_index ?? -100, reduction, label_smoothing);
}

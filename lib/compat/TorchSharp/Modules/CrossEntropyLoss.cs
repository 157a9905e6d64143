using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

public sealed class CrossEntropyLoss : WeightedLoss<Tensor, Tensor, Tensor>
{
    internal CrossEntropyLoss(Tensor? weight, long? ignore_index, Reduction reduction)
        : base(nameof(CrossEntropyLoss), weight, reduction) => this.ignore_index = ignore_index;

    public long? ignore_index { get; }

    public double label_smoothing { get; }

    public override Tensor forward(Tensor input, Tensor target) =>
        functional.cross_entropy(input, target, weight!, ignore_index ?? -100, reduction, label_smoothing);
}

using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

public sealed class BCELoss : WeightedLoss<Tensor, Tensor, Tensor>
{
    internal BCELoss(Tensor? weight, Reduction reduction)
        : base(nameof(BCELoss), weight, reduction) { }

    public override Tensor forward(Tensor input, Tensor target) =>
        functional.binary_cross_entropy(input, target, weight!, reduction);
}

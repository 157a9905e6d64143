using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>Cross-entropy of independent labels, averaged over them.</summary>
public sealed class MultiLabelSoftMarginLoss : WeightedLoss<Tensor, Tensor, Tensor>
{
    public MultiLabelSoftMarginLoss(Tensor? weight = null, Reduction reduction = Reduction.Mean)
        : base(nameof(MultiLabelSoftMarginLoss), weight, reduction) { }

    public override Tensor forward(Tensor input, Tensor target) =>
        functional.multilabel_soft_margin_loss(input, target, weight!, reduction);
}

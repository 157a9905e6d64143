using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>Hinge loss of several classes: mean over the other classes of max(0, margin − xₜ + xᵢ)ᵖ.</summary>
public sealed class MultiMarginLoss : WeightedLoss<Tensor, Tensor, Tensor>
{
    internal MultiMarginLoss(int p, double margin, Tensor? weight, Reduction reduction)
        : base(nameof(MultiMarginLoss), weight, reduction) => (this.p, this.margin) = (p, margin);

    public int p { get; }

    public double margin { get; }

    public override Tensor forward(Tensor input, Tensor target) =>
        functional.multi_margin_loss(input, target, p, margin, weight!, reduction);
}

using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>x where y = 1, max(0, margin − x) where y = −1. The constructor's margin is 0, the factory's 1, as in TorchSharp.</summary>
public sealed class HingeEmbeddingLoss : Loss<Tensor, Tensor, Tensor>
{
    public HingeEmbeddingLoss(double margin = 0, Reduction reduction = Reduction.Mean)
        : base(nameof(HingeEmbeddingLoss), reduction) => this.margin = margin;

    public double margin { get; }

    public override Tensor forward(Tensor input, Tensor target) =>
        functional.hinge_embedding_loss(input, target, margin, reduction);
}

using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

public sealed class BCEWithLogitsLoss : WeightedLoss<Tensor, Tensor, Tensor>
{
    public BCEWithLogitsLoss(Tensor? weight = null, Reduction reduction = Reduction.Mean, Tensor? pos_weights = null)
        : base(nameof(BCEWithLogitsLoss), weight, reduction)
    {
        this.pos_weights = pos_weights;
        if (pos_weights is not null)
            register_buffer(nameof(pos_weights), pos_weights);
    }

    public Tensor? pos_weights { get; }

    public override Tensor forward(Tensor input, Tensor target) =>
        functional.binary_cross_entropy_with_logits(input, target, weight!, reduction, pos_weights!);
}

using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>max(0, d(anchor, positive) − d(anchor, negative) + margin) for a distance of one's own.</summary>
public sealed class TripletMarginWithDistanceLoss : Loss<Tensor, Tensor, Tensor, Tensor>
{
    private readonly Func<Tensor, Tensor, Tensor>? distance;
    private readonly bool swap;

    public TripletMarginWithDistanceLoss(
        Func<Tensor, Tensor, Tensor>? distance = null,
        double margin = 1,
        bool swap = false,
        Reduction reduction = Reduction.Mean
    )
        : base(nameof(TripletMarginWithDistanceLoss), reduction) =>
        (this.distance, this.margin, this.swap) = (distance, margin, swap);

    public double margin { get; }

    public override Tensor forward(Tensor anchor, Tensor positive, Tensor negative) =>
        functional.triplet_margin_with_distance_loss(anchor, positive, negative, distance!, margin, swap, reduction);
}

using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Losses that libtorch has in its Python or C++ front end only.</summary>
internal static class Losses
{
    public static Tensor MultilabelSoftMargin(Tensor input, Tensor target, Tensor? weight, nn.Reduction reduction)
    {
        using var scope = NewDisposeScope();
        var loss = -(target * nn.functional.logsigmoid(input) + (1 - target) * nn.functional.logsigmoid(-input));
        if (weight is not null)
            loss = loss * weight;
        return Reduce(loss.mean([-1]), reduction).MoveToOuterDisposeScope();
    }

    public static Tensor TripletMargin(
        Tensor anchor,
        Tensor positive,
        Tensor negative,
        Func<Tensor, Tensor, Tensor>? distance,
        double margin,
        bool swap,
        nn.Reduction reduction
    )
    {
        using var scope = NewDisposeScope();
        distance ??= (a, b) => nn.functional.pairwise_distance(a, b);
        var far = distance(anchor, negative);
        if (swap)
            far = far.minimum(distance(positive, negative));
        return Reduce((distance(anchor, positive) - far + margin).clamp_min(0), reduction).MoveToOuterDisposeScope();
    }

    private static Tensor Reduce(Tensor loss, nn.Reduction reduction) =>
        reduction switch
        {
            nn.Reduction.Mean => loss.mean(),
            nn.Reduction.Sum => loss.sum(),
            _ => loss,
        };
}

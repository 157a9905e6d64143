using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

public sealed class NLLLoss : WeightedLoss<Tensor, Tensor, Tensor>
{
    internal NLLLoss(Tensor? weight, Reduction reduction)
        : base(nameof(NLLLoss), weight, reduction) { }

    public override Tensor forward(Tensor input, Tensor target) => functional.nll_loss(input, target, weight!, reduction);
}

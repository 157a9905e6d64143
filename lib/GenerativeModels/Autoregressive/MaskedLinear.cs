using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace GenerativeModels.Autoregressive;

/// <summary>y = (W ⊙ M) x + b: a linear map of which M says what may depend on what. [..., I] to [..., O].</summary>
public sealed class MaskedLinear : Module<Tensor, Tensor>
{
    private readonly Linear linear;
    private readonly Tensor mask; // [O, I]

    /// <summary>A linear map with the usual initial weights, masked.</summary>
    /// <param name="mask">M, [O, I]: whether output o may see input i.</param>
    public MaskedLinear(bool[,] mask)
        : base(nameof(MaskedLinear))
    {
        linear = Linear(mask.GetLength(1), mask.GetLength(0));
        this.mask = tensor(mask).to(ScalarType.Float32);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return functional.linear(input, linear.weight * mask, linear.bias).MoveToOuterDisposeScope();
    }
}

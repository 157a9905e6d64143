using static TorchSharp.torch.nn;

namespace GenerativeModels.Flows;

/// <summary>τ(b) = b + t with t from the network: NICE, Dinh et al. 2015, arXiv:1410.8516. It keeps every volume, so log |det| = 0.</summary>
public sealed class AdditiveCoupling : Coupling
{
    /// <summary>A coupling of D coordinates.</summary>
    /// <param name="conditioner">[B, ⌈D/2⌉] to [B, ⌊D/2⌋].</param>
    /// <param name="dim">D ≥ 2.</param>
    public AdditiveCoupling(Module<Tensor, Tensor> conditioner, int dim)
        : base(nameof(AdditiveCoupling), conditioner, dim) { }

    private protected override (Tensor Value, Tensor LogSlope) Transform(Tensor b, Tensor theta) =>
        (b + theta.select(2, 0), zeros_like(b));

    private protected override (Tensor Value, Tensor LogSlope) Untransform(Tensor b, Tensor theta) =>
        (b - theta.select(2, 0), zeros_like(b));
}

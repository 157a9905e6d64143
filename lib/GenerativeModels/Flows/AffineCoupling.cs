using static TorchSharp.torch.nn;

namespace GenerativeModels.Flows;

/// <summary>τ(b) = b e^s + t with s and t from the network: the layer of RealNVP, Dinh et al. 2017, arXiv:1605.08803.</summary>
/// <remarks>s is bounded to ±<see cref="MaxLogScale"/> by a tanh, so that no layer can explode.</remarks>
public sealed class AffineCoupling : Coupling
{
    /// <summary>Parameters to a transformed coordinate.</summary>
    public const int ParametersPerDim = 2;

    /// <summary>The largest |s|.</summary>
    public const double MaxLogScale = 3;

    /// <summary>A coupling of D coordinates.</summary>
    /// <param name="conditioner">[B, ⌈D/2⌉] to [B, ⌊D/2⌋ · 2].</param>
    /// <param name="dim">D ≥ 2.</param>
    public AffineCoupling(Module<Tensor, Tensor> conditioner, int dim)
        : base(nameof(AffineCoupling), conditioner, dim) { }

    private protected override (Tensor Value, Tensor LogSlope) Transform(Tensor b, Tensor theta)
    {
        var (s, t) = Split(theta);
        return (b * s.exp() + t, s);
    }

    private protected override (Tensor Value, Tensor LogSlope) Untransform(Tensor b, Tensor theta)
    {
        var (s, t) = Split(theta);
        return ((b - t) * (-s).exp(), -s);
    }

    private static (Tensor S, Tensor T) Split(Tensor theta) =>
        ((theta.select(2, 0) / MaxLogScale).tanh() * MaxLogScale, theta.select(2, 1));
}

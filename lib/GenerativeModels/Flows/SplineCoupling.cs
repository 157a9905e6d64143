using static TorchSharp.torch.nn;

namespace GenerativeModels.Flows;

/// <summary>τ⁻¹ is a monotone rational-quadratic spline with knots from the network: neural spline couplings, arXiv:1906.04032.</summary>
/// <remarks>The spline itself leads from data to noise, the direction of training; its inverse is the root of a quadratic, just as exact.</remarks>
public sealed class SplineCoupling : Coupling
{
    private readonly double range;

    /// <summary>A coupling of D coordinates.</summary>
    /// <param name="conditioner">[B, ⌈D/2⌉] to [B, ⌊D/2⌋ · (3K − 1)]; see <see cref="RationalQuadratic.Parameters"/>.</param>
    /// <param name="dim">D ≥ 2.</param>
    /// <param name="range">R: outside of [−R, R] a coordinate stays as it is.</param>
    public SplineCoupling(Module<Tensor, Tensor> conditioner, int dim, double range = 4)
        : base(nameof(SplineCoupling), conditioner, dim)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(range);
        this.range = range;
    }

    private protected override (Tensor Value, Tensor LogSlope) Transform(Tensor b, Tensor theta) =>
        RationalQuadratic.Inverse(b, theta, range);

    private protected override (Tensor Value, Tensor LogSlope) Untransform(Tensor b, Tensor theta) =>
        RationalQuadratic.Forward(b, theta, range);
}

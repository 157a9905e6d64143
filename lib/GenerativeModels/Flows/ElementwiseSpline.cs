using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace GenerativeModels.Flows;

/// <summary>Every coordinate through a rational-quadratic spline of its own: what a flow can do without looking at the others.</summary>
/// <remarks>As in <see cref="SplineCoupling"/>, the spline leads from data to noise. It begins as the identity.</remarks>
public sealed class ElementwiseSpline : Bijection
{
    private readonly Parameter theta; // [D, 3K − 1]
    private readonly int dim;
    private readonly double range;

    /// <param name="dim">D.</param>
    /// <param name="bins">K.</param>
    /// <param name="range">R: outside of [−R, R] a coordinate stays as it is.</param>
    public ElementwiseSpline(int dim, int bins, double range)
        : base(nameof(ElementwiseSpline))
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dim);
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 2);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(range);
        (this.dim, this.range) = (dim, range);
        theta = Parameter(zeros(dim, RationalQuadratic.Parameters(bins)));
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override (Tensor X, Tensor LogDet) Forward(Tensor z)
    {
        Check(z, dim, nameof(z));
        using var scope = NewDisposeScope();
        var (x, logSlope) = RationalQuadratic.Inverse(z, theta.unsqueeze(0), range);
        return scope.MoveToOuter(x, logSlope.sum(dim: 1));
    }

    /// <inheritdoc/>
    public override (Tensor Z, Tensor LogDet) Inverse(Tensor x)
    {
        Check(x, dim, nameof(x));
        using var scope = NewDisposeScope();
        var (z, logSlope) = RationalQuadratic.Forward(x, theta.unsqueeze(0), range);
        return scope.MoveToOuter(z, logSlope.sum(dim: 1));
    }
}

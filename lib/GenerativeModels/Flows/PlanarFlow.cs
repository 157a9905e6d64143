using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace GenerativeModels.Flows;

/// <summary>x = z + û tanh(wᵀz + b): space stretched or squeezed along one direction.</summary>
/// <remarks>
/// Rezende and Mohamed 2015, arXiv:1505.05770, section 4.1 and appendix A.1: û is u with its part along w raised until wᵀû &gt; −1,
/// which makes the map invertible; log |det| = log(1 + wᵀû tanh′). The inverse has no formula: a = wᵀz + b is the one root of
/// a + wᵀû tanh(a) = wᵀx + b, found by bisection and differentiated through one Newton step. wᵀû + 1 is kept as a number of its own,
/// which next to −1 would be lost to rounding, and above 1e-6, so that the inverse stays finite in single precision.
/// </remarks>
public sealed class PlanarFlow : Bijection
{
    private const int Bisections = 60; // halves an interval of order 1 down to rounding error in float64
    private const double MinSlope = 1e-6;
    private readonly Parameter w; // [D]
    private readonly Parameter u; // [D]
    private readonly Parameter b; // [1]
    private readonly int dim;

    /// <param name="dim">D.</param>
    /// <param name="rng">Draws w and u from N(0, 1/D); a generator of the CPU, where the model begins.</param>
    public PlanarFlow(int dim, Generator rng)
        : base(nameof(PlanarFlow))
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dim);
        this.dim = dim;
        w = Parameter(randn(dim, generator: rng) / Math.Sqrt(dim));
        u = Parameter(randn(dim, generator: rng) / Math.Sqrt(dim));
        b = Parameter(zeros(1));
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override (Tensor X, Tensor LogDet) Forward(Tensor z)
    {
        Check(z, dim, nameof(z));
        using var scope = NewDisposeScope();
        var (direction, least) = Direction();
        var a = z.mv(w) + b; // [B]
        return scope.MoveToOuter(z + a.tanh().unsqueeze(1) * direction, Slope(a, least).log());
    }

    /// <inheritdoc/>
    public override (Tensor Z, Tensor LogDet) Inverse(Tensor x)
    {
        Check(x, dim, nameof(x));
        using var scope = NewDisposeScope();
        var (direction, least) = Direction();
        var target = x.mv(w) + b; // [B]
        var root = Root(target.detach(), least.detach() - 1);
        var residual = (root + (least - 1) * root.tanh() - target) / Slope(root, least.detach());
        var a = root - (residual - residual.detach()); // the implicit function's derivative
        return scope.MoveToOuter(x - a.tanh().unsqueeze(1) * direction, -Slope(a, least).log());
    }

    /// <summary>û [D] and 1 + wᵀû &gt; 0, one element: the least slope along w, where tanh is steepest.</summary>
    private (Tensor Direction, Tensor Least) Direction()
    {
        var product = w.dot(u);
        var least = functional.softplus(product) + MinSlope;
        return (u + (least - 1 - product) * w / w.square().sum().clamp_min(1e-30), least);
    }

    /// <summary>1 + wᵀû tanh′(a), as a sum of positive numbers.</summary>
    private static Tensor Slope(Tensor a, Tensor least)
    {
        var square = a.tanh().square();
        return square + least * (1 - square);
    }

    private static Tensor Root(Tensor target, Tensor along)
    {
        using var off = no_grad();
        var (low, high) = (target - along.abs(), target + along.abs());
        for (var i = 0; i < Bisections; i++)
        {
            var middle = (low + high) / 2;
            var above = middle + along * middle.tanh() > target;
            (low, high) = (where(above, low, middle), where(above, middle, high));
        }
        return (low + high) / 2;
    }
}

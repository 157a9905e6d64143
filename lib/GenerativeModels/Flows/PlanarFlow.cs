using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace GenerativeModels.Flows;

/// <summary>x = z + û tanh(wᵀz + b): space stretched or squeezed along one direction.</summary>
/// <remarks>
/// Rezende and Mohamed 2015, arXiv:1505.05770, section 4.1 and appendix A.1: û is u with its part along w raised until wᵀû &gt; −1,
/// which makes the map invertible; log |det| = log(1 + wᵀû tanh′). The inverse has no formula: a = wᵀz + b is the one root of
/// a + wᵀû tanh(a) = wᵀx + b, found by bisection and differentiated through one Newton step.
/// </remarks>
public sealed class PlanarFlow : Bijection
{
    private const int Bisections = 60; // halves an interval of order 1 down to rounding error in float64
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
        var (direction, along) = Direction();
        var a = z.mv(w) + b; // [B]
        return scope.MoveToOuter(z + a.tanh().unsqueeze(1) * direction, LogDet(a, along));
    }

    /// <inheritdoc/>
    public override (Tensor Z, Tensor LogDet) Inverse(Tensor x)
    {
        Check(x, dim, nameof(x));
        using var scope = NewDisposeScope();
        var (direction, along) = Direction();
        var target = x.mv(w) + b; // [B]
        var root = Root(target.detach(), along.detach());
        var slope = 1 + along.detach() * (1 - root.tanh().square());
        var a = root - (root + along * root.tanh() - target) / slope; // the implicit function's derivative
        return scope.MoveToOuter(x - a.tanh().unsqueeze(1) * direction, -LogDet(a, along));
    }

    /// <summary>û [D] and wᵀû &gt; −1, one element.</summary>
    private (Tensor Direction, Tensor Along) Direction()
    {
        var product = w.dot(u);
        var along = functional.softplus(product) - 1;
        return (u + (along - product) * w / w.square().sum(), along);
    }

    private static Tensor LogDet(Tensor a, Tensor along) => (along * (1 - a.tanh().square())).log1p();

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

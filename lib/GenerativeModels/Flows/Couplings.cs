using static TorchSharp.torch.nn;

namespace GenerativeModels.Flows;

/// <summary>Keeps the first half of the coordinates and transforms each of the others, by parameters that a network reads off the first.</summary>
/// <remarks>
/// z = (a, b) ↦ x = (a, τ(b; θ(a))). The Jacobian is triangular, its determinant the product of ∂τ/∂b: O(D). The network is never
/// inverted, so it may be any. Dinh et al. 2015, arXiv:1410.8516; 2017, arXiv:1605.08803.
/// </remarks>
public abstract class Coupling : Bijection
{
    private readonly Module<Tensor, Tensor> conditioner;
    private readonly int dim;
    private readonly int kept;

    /// <summary>A coupling of D coordinates that keeps ⌈D/2⌉.</summary>
    /// <param name="name">Of the module.</param>
    /// <param name="conditioner">a [B, ⌈D/2⌉] to θ [B, ⌊D/2⌋ · P].</param>
    /// <param name="dim">D ≥ 2.</param>
    private protected Coupling(string name, Module<Tensor, Tensor> conditioner, int dim)
        : base(name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dim, 2);
        (this.conditioner, this.dim, kept) = (conditioner, dim, Kept(dim));
        register_module(nameof(conditioner), conditioner); // a private field of a base class is not found by RegisterComponents
    }

    /// <summary>⌈D/2⌉: how many coordinates stay as they are, and how many features a conditioner gets.</summary>
    public static int Kept(int dim) => (dim + 1) / 2;

    /// <inheritdoc/>
    public sealed override (Tensor X, Tensor LogDet) Forward(Tensor z) => Apply(z, nameof(z), Transform);

    /// <inheritdoc/>
    public sealed override (Tensor Z, Tensor LogDet) Inverse(Tensor x) => Apply(x, nameof(x), Untransform);

    /// <summary>x_b = τ(z_b; θ), [B, D'], and log ∂τ/∂z_b, [B, D']. theta: [B, D', P].</summary>
    private protected abstract (Tensor Value, Tensor LogSlope) Transform(Tensor b, Tensor theta);

    /// <summary>z_b = τ⁻¹(x_b; θ) and log ∂τ⁻¹/∂x_b.</summary>
    private protected abstract (Tensor Value, Tensor LogSlope) Untransform(Tensor b, Tensor theta);

    private (Tensor, Tensor) Apply(Tensor value, string name, Func<Tensor, Tensor, (Tensor Value, Tensor LogSlope)> map)
    {
        Check(value, dim, name);
        using var scope = NewDisposeScope();
        var (a, b) = (value.narrow(1, 0, kept), value.narrow(1, kept, dim - kept));
        var theta = conditioner.call(a);
        if (theta.shape[1] % (dim - kept) != 0)
            throw new InvalidOperationException(
                $"expected conditioner output: [B, {dim - kept} * P], got [{string.Join(", ", theta.shape)}]"
            );
        var (y, logSlope) = map(b, theta.reshape(-1, dim - kept, theta.shape[1] / (dim - kept)));
        return scope.MoveToOuter(cat([a, y], dim: 1), logSlope.sum(dim: 1));
    }
}

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

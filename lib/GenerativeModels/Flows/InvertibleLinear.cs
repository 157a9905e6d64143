using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace GenerativeModels.Flows;

/// <summary>x = P L (U + diag s) z: a linear map kept in its LU form, so that log |det| = Σ log |s| costs D instead of D³.</summary>
/// <remarks>
/// Kingma and Dhariwal 2018, arXiv:1807.03039, section 3.2. P is a fixed permutation, L lower triangular with ones on the diagonal,
/// U strictly upper triangular; the signs of s are fixed, their logarithms learned. It begins as P alone, and never becomes singular.
/// </remarks>
public sealed class InvertibleLinear : Bijection
{
    private readonly Permutation permutation;
    private readonly Parameter lower; // [D, D], what lies below the diagonal counts
    private readonly Parameter upper; // [D, D], what lies above
    private readonly Parameter logScale; // [D]
    private readonly int dim;

    /// <param name="dim">D.</param>
    /// <param name="rng">Draws P; a generator of the CPU, where the model begins.</param>
    public InvertibleLinear(int dim, Generator rng)
        : base(nameof(InvertibleLinear))
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dim);
        this.dim = dim;
        permutation = Permutation.Random(dim, rng);
        lower = Parameter(zeros(dim, dim));
        upper = Parameter(zeros(dim, dim));
        logScale = Parameter(zeros(dim));
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override (Tensor X, Tensor LogDet) Forward(Tensor z)
    {
        Check(z, dim, nameof(z));
        using var scope = NewDisposeScope();
        var (l, u) = Factors();
        var (x, _) = permutation.Forward(z.mm(u.T).mm(l.T));
        return scope.MoveToOuter(x, logScale.sum().expand(z.shape[0]));
    }

    /// <inheritdoc/>
    public override (Tensor Z, Tensor LogDet) Inverse(Tensor x)
    {
        Check(x, dim, nameof(x));
        using var scope = NewDisposeScope();
        var (l, u) = Factors();
        var (y, _) = permutation.Inverse(x);
        var half = linalg.solve_triangular(l, y.T, upper: false, unitriangular: true);
        var z = linalg.solve_triangular(u, half, upper: true).T;
        return scope.MoveToOuter(z, (-logScale.sum()).expand(x.shape[0]));
    }

    private (Tensor L, Tensor U) Factors() =>
        (lower.tril(-1) + eye(dim, dim, dtype: lower.dtype, device: lower.device), upper.triu(1) + logScale.exp().diag());
}

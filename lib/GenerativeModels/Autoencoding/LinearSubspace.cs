using GenerativeModels.Networks;

namespace GenerativeModels.Autoencoding;

/// <summary>A plane of L dimensions through a point of ℝᴰ: what a linear autoencoder can learn.</summary>
/// <remarks>
/// Of all such planes, the one spanned by the first L principal components leaves the smallest squared error (Eckart and Young
/// 1936), and a linear autoencoder's best plane is the same (Baldi and Hornik 1989, doi:10.1016/0893-6080(89)90014-2).
/// </remarks>
public sealed class LinearSubspace : IDisposable
{
    private readonly Tensor point; // [D]
    private readonly Tensor basis; // [D, L], orthonormal

    private LinearSubspace(Tensor point, Tensor basis) =>
        (this.point, this.basis) = (point.DetachFromDisposeScope(), basis.DetachFromDisposeScope());

    /// <summary>L.</summary>
    public int Dim => (int)basis.shape[1];

    /// <summary>The directions, orthonormal: [D, L].</summary>
    public Tensor Basis => basis.alias();

    /// <summary>Principal component analysis: the plane through the mean of x [N, D] that leaves the least squared error.</summary>
    /// <param name="x">[N, D].</param>
    /// <param name="dim">L, 1 … min(N, D).</param>
    public static LinearSubspace Principal(Tensor x, int dim)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dim, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dim, Math.Min(x.shape[0], x.shape[1]));
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var mean = x.mean([0]);
        var (_, _, vh) = linalg.svd(x - mean, fullMatrices: false);
        return new LinearSubspace(mean, vh.narrow(0, 0, dim).T.contiguous());
    }

    /// <summary>The plane through a point [D] spanned by the columns of a matrix [D, L] of full rank.</summary>
    public static LinearSubspace Spanned(Tensor point, Tensor columns)
    {
        if (columns.shape.Length != 2 || point.shape is not [var d] || d != columns.shape[0])
            throw new ArgumentException(
                $"expected columns: [{string.Join(", ", point.shape)}, L], got [{string.Join(", ", columns.shape)}]",
                nameof(columns)
            );
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var (q, _) = linalg.qr(columns.detach());
        return new LinearSubspace(point.detach().clone(), q);
    }

    /// <summary>The nearest point of the plane: x [N, D] to [N, D].</summary>
    public Tensor Project(Tensor x)
    {
        Shape.Rows(x, point.shape[0], nameof(x));
        using var scope = NewDisposeScope();
        return (point + (x - point).mm(basis).mm(basis.T)).MoveToOuterDisposeScope();
    }

    /// <summary>The squared distance from the plane: x [N, D] to [N].</summary>
    public Tensor ReconstructionError(Tensor x)
    {
        using var scope = NewDisposeScope();
        return (x - Project(x)).square().sum(-1).MoveToOuterDisposeScope();
    }

    /// <summary>The largest principal angle between the directions of two planes, radians, 0 … π/2: 0 for parallel ones.</summary>
    /// <remarks>By its sine ‖(I − B Bᵀ) A‖₂, which small angles do not lose to rounding (Björck and Golub 1973).</remarks>
    /// <exception cref="ArgumentException">Planes of different dimensions.</exception>
    public double LargestAngle(LinearSubspace other)
    {
        if (basis.shape is var shape && !shape.SequenceEqual(other.basis.shape))
            throw new ArgumentException(
                $"expected a plane: [{string.Join(", ", shape)}], got [{string.Join(", ", other.basis.shape)}]",
                nameof(other)
            );
        using var scope = NewDisposeScope();
        var outside = other.basis - basis.mm(basis.T.mm(other.basis));
        var sine = linalg.svdvals(outside.to(ScalarType.Float64)).max().cpu().item<double>();
        return Math.Asin(Math.Clamp(sine, 0, 1));
    }

    /// <summary>Frees the directions.</summary>
    public void Dispose()
    {
        point.Dispose();
        basis.Dispose();
    }
}

namespace GenerativeModels.Flows;

/// <summary>z on [−1, 1] cut into cells as wide as levels are frequent, x into equal ones: common levels get room, and z is nearly uniform.</summary>
/// <remarks>
/// The equalisation of a histogram, piecewise linear, the same for all coordinates; outside of the box the identity. Not trained: the
/// frequencies are a buffer, and equal at first, which is the identity too.
/// </remarks>
public sealed class Equalized : Bijection
{
    private readonly Tensor ends; // of z's cells on −1 … 1, [n + 1]
    private readonly int dim;
    private readonly int levels;

    /// <param name="dim">D.</param>
    /// <param name="levels">n ≥ 2.</param>
    public Equalized(int dim, int levels)
        : base(nameof(Equalized))
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dim);
        ArgumentOutOfRangeException.ThrowIfLessThan(levels, 2);
        (this.dim, this.levels) = (dim, levels);
        ends = linspace(-1, 1, levels + 1);
        RegisterComponents();
    }

    /// <summary>Takes the frequencies of the levels from images; each level counts once more than it is seen.</summary>
    /// <param name="x">Pixels in 0 … 1, level/(n − 1), any shape.</param>
    public void Count(Tensor x)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var level = (x.flatten() * (levels - 1)).round().to(ScalarType.Int64);
        var counts = level.bincount(null, levels).to(ScalarType.Float64) + 1;
        ends.narrow(0, 1, levels).copy_(counts.cumsum(0) * 2 / counts.sum() - 1);
    }

    /// <inheritdoc/>
    public override (Tensor X, Tensor LogDet) Forward(Tensor z)
    {
        Check(z, dim, nameof(z));
        using var scope = NewDisposeScope();
        var level = bucketize(z.detach().contiguous(), ends, right: true) - 1;
        return Apply(scope, z, level, (x, left, width) => ((x - left) / width + Number(level, z)) * (2.0 / levels) - 1, -1);
    }

    /// <inheritdoc/>
    public override (Tensor Z, Tensor LogDet) Inverse(Tensor x)
    {
        Check(x, dim, nameof(x));
        using var scope = NewDisposeScope();
        var place = (x + 1) * (levels / 2.0);
        var level = place.detach().floor().to(ScalarType.Int64);
        return Apply(scope, x, level, (_, left, width) => left + (place - Number(level, x)) * width, 1);
    }

    /// <summary>The map of its cell inside of the box, and the logarithm of its slope with a sign.</summary>
    private (Tensor, Tensor) Apply(
        DisposeScope scope,
        Tensor value,
        Tensor level,
        Func<Tensor, Tensor, Tensor, Tensor> map,
        int sign
    )
    {
        var cell = level.clamp_(0, levels - 1);
        var left = ends.index_select(0, cell.flatten()).reshape(value.shape);
        var width = ends.index_select(0, cell.flatten() + 1).reshape(value.shape) - left;
        var inside = value.abs() < 1;
        var slope = where(inside, (width * (levels / 2.0)).log() * sign, zeros_like(value));
        return scope.MoveToOuter(where(inside, map(value, left, width), value), slope.sum(dim: 1));
    }

    private static Tensor Number(Tensor level, Tensor like) => level.to(like.dtype);
}

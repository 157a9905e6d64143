using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>N(loc, Σ) on ℝᴰ, Σ given as itself, as its inverse or as its Cholesky factor: [batch, D, D].</summary>
public class MultivariateNormal : distributions.Distribution
{
    public MultivariateNormal(
        Tensor loc,
        Tensor? covariance_matrix = null,
        Tensor? precision_matrix = null,
        Tensor? scale_tril = null,
        Generator? generator = null
    )
        : base(generator, 1, Expanded(loc, Factor(covariance_matrix, precision_matrix, scale_tril))) { }

    private Tensor Loc => Owned(0);

    private Tensor L => Owned(1);

    public override Tensor mean => Loc;

    public override Tensor mode => Loc;

    public override Tensor variance => Scoped(() => L.pow(2).sum(dim: -1));

    public override Tensor rsample(params long[] sample_shape)
    {
        var shape = ExtendedShape(sample_shape);
        return Scoped(() =>
            Loc + L.matmul(empty(shape, Loc.dtype, Loc.device).normal_(generator: Rng).unsqueeze(-1)).squeeze(-1)
        );
    }

    public override Tensor log_prob(Tensor value) =>
        Scoped(() =>
        {
            var difference = (value - Loc).unsqueeze(-1);
            var white = linalg.solve_triangular(L, difference, upper: false).squeeze(-1);
            return -0.5 * (Dimension * Math.Log(2 * Math.PI) + white.pow(2).sum(dim: -1)) - HalfLogDet();
        });

    public override Tensor entropy() => Scoped(() => HalfLogDet() + 0.5 * Dimension * (1 + Math.Log(2 * Math.PI)));

    private long Dimension => event_shape[0];

    private Tensor HalfLogDet() => L.diagonal(dim1: -2, dim2: -1).log().sum(dim: -1);

    private static Tensor Factor(Tensor? covariance, Tensor? precision, Tensor? factor)
    {
        var given = new[] { covariance, precision, factor }.Where(t => t is not null).ToList();
        if (given.Count != 1)
            throw new ArgumentException($"expected one of covariance_matrix, precision_matrix and scale_tril, got {given.Count}");
        if (given[0]!.dim() < 2 || given[0]!.shape[^1] != given[0]!.shape[^2])
            throw new ArgumentException($"expected a matrix [batch, D, D], got [{string.Join(", ", given[0]!.shape)}]");
        if (factor is not null)
            return factor;
        if (covariance is not null)
            return linalg.cholesky(covariance);
        // Σ⁻¹ = M Mᵀ with M upper triangular gives Σ = M⁻ᵀ M⁻¹, whose factor M⁻ᵀ is lower triangular.
        var upper = linalg.cholesky(precision!.flip(-2, -1)).flip(-2, -1);
        var identity = eye(precision.shape[^1], dtype: precision.dtype, device: precision.device);
        return linalg.solve_triangular(upper.transpose(-2, -1), identity, upper: false);
    }

    private static Tensor[] Expanded(Tensor loc, Tensor factor)
    {
        if (loc.dim() < 1 || loc.shape[^1] != factor.shape[^1])
            throw new ArgumentException($"expected loc: [batch, {factor.shape[^1]}], got [{string.Join(", ", loc.shape)}]");
        var batch = broadcast_shapes(loc.shape[..^1], factor.shape[..^2]).Shape;
        return [loc.expand([.. batch, -1]), factor.expand([.. batch, -1, -1])];
    }
}

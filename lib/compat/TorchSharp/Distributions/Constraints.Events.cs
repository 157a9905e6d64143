namespace TorchSharp;

public static partial class torch
{
    public static partial class distributions
    {
        public static partial class constraints
        {
            /// <summary>Vectors with one 1 among zeros.</summary>
            public class _OneHot() : Constraint(true, 1)
            {
                public override Tensor check(Tensor value) =>
                    Scoped(() => (value.eq(0) | value.eq(1)).all(-1) & value.sum(-1).eq(1));
            }

            /// <summary>Vectors of no negative number whose sum is 1 ± 10⁻⁶.</summary>
            public class _Simplex() : Constraint(false, 1)
            {
                public override Tensor check(Tensor value) =>
                    Scoped(() => value.ge(0).all(-1) & (value.sum(-1) - 1).abs().lt(1e-6));
            }

            /// <summary>Vectors of counts whose sum is at most n.</summary>
            public class _Multinomial(long upper_bound) : Constraint(true, 1)
            {
                public long upper_bound { get; } = upper_bound;

                public override Tensor check(Tensor x) => Scoped(() => x.ge(0).all(-1) & x.sum(-1).le(upper_bound));

                private protected override string Bounds => $"upper_bound={upper_bound}";
            }

            /// <summary>Square matrices.</summary>
            public class _Square() : Constraint(false, 2)
            {
                public override Tensor check(Tensor value)
                {
                    var shape = value.shape;
                    if (shape.Length < 2)
                        throw new ArgumentException(
                            $"expected matrices [..., N, N], got the shape [{string.Join(", ", shape)}]",
                            nameof(value)
                        );
                    return full(shape[..^2], shape[^2] == shape[^1], ScalarType.Bool, value.device);
                }
            }

            /// <summary>Symmetric matrices, to 10⁻⁶.</summary>
            public class _Symmetric : _Square
            {
                public override Tensor check(Tensor value) =>
                    IsSquare(value) ? Scoped(() => value.isclose(value.mT, atol: 1e-6).all(-1).all(-1)) : base.check(value);

                private protected static bool IsSquare(Tensor value) => value.ndim >= 2 && value.size(-2) == value.size(-1);
            }

            /// <summary>Symmetric matrices without a negative eigenvalue.</summary>
            public class _PositiveSemiDefinite : _Symmetric
            {
                public override Tensor check(Tensor value) =>
                    IsSquare(value) ? Scoped(() => base.check(value) & linalg.eigvalsh(value).ge(0).all(-1)) : base.check(value);
            }

            /// <summary>Symmetric matrices that have a Cholesky factor.</summary>
            public class _PositiveDefinite : _Symmetric
            {
                public override Tensor check(Tensor value) =>
                    IsSquare(value) ? Scoped(() => base.check(value) & linalg.cholesky_ex(value).info.eq(0)) : base.check(value);
            }

            /// <summary>Matrices with zeros above the diagonal.</summary>
            public class _LowerTriangular() : Constraint(false, 2)
            {
                public override Tensor check(Tensor value) => Scoped(() => value.tril().eq(value).all(-1).all(-1));
            }

            /// <summary>Lower triangular matrices with a positive diagonal.</summary>
            public class _LowerCholesky() : Constraint(false, 2)
            {
                public override Tensor check(Tensor value) =>
                    Scoped(() => lower_triangular.check(value) & value.diagonal(dim1: -2, dim2: -1).gt(0).all(-1));
            }

            /// <summary>Cholesky factors of correlation matrices: their rows have length 1, to 10 N ε.</summary>
            public class _CorrCholesky() : Constraint(false, 2)
            {
                public override Tensor check(Tensor value) =>
                    Scoped(() =>
                    {
                        var lengths = value.detach().square().sum(-1).sqrt();
                        var tolerance = 10 * value.size(-1) * finfo(value.dtype).eps;
                        return lower_cholesky.check(value) & (lengths - 1).abs().le(tolerance).all(-1);
                    });
            }
        }
    }
}

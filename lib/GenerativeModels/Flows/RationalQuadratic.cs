namespace GenerativeModels.Flows;

/// <summary>Monotone rational-quadratic splines: K bins on [−R, R], the identity outside, once differentiable everywhere.</summary>
/// <remarks>
/// Durkan et al. 2019, arXiv:1906.04032, eq. 4–8. A spline takes 3K − 1 numbers: K for the widths of bins, K for their heights (both
/// through a softmax), and K − 1 for the slopes at inner knots (through a softplus, so that 0 gives 1); the outer slopes are 1.
/// </remarks>
public static class RationalQuadratic
{
    private const double MinBin = 1e-3; // of the interval
    private const double MinSlope = 1e-3;
    private static readonly double SlopeStart = Math.Log(Math.Exp(1 - MinSlope) - 1); // softplus⁻¹

    /// <summary>3K − 1.</summary>
    public static int Parameters(int bins) => 3 * bins - 1;

    /// <summary>y = g(x) and log g′(x), both [...].</summary>
    /// <param name="x">[...].</param>
    /// <param name="theta">[..., 3K − 1], finite, K ≤ 999.</param>
    /// <param name="range">R &gt; 0.</param>
    /// <exception cref="ArgumentException">Another shape, or too many bins.</exception>
    public static (Tensor Y, Tensor LogSlope) Forward(Tensor x, Tensor theta, double range)
    {
        using var scope = NewDisposeScope();
        var (inside, at) = (x.abs() < range, x.clamp(-range, range));
        var bin = Bin.Of(theta, range, at, byHeight: false);
        var xi = (at - bin.X) / bin.Width;
        var y = bin.Y + bin.Height * bin.Rise(xi);
        return scope.MoveToOuter(where(inside, y, x), where(inside, bin.LogSlope(xi), zeros_like(x)));
    }

    /// <summary>x = g⁻¹(y) and log dg⁻¹/dy, both [...].</summary>
    /// <inheritdoc cref="Forward"/>
    public static (Tensor X, Tensor LogSlope) Inverse(Tensor y, Tensor theta, double range)
    {
        using var scope = NewDisposeScope();
        var (inside, at) = (y.abs() < range, y.clamp(-range, range));
        var bin = Bin.Of(theta, range, at, byHeight: true);
        var xi = bin.Share(at - bin.Y);
        var x = bin.X + xi * bin.Width;
        return scope.MoveToOuter(where(inside, x, y), where(inside, -bin.LogSlope(xi), zeros_like(y)));
    }

    /// <summary>The bin that a point falls into, each field [...]: lower-left corner, size, mean slope s, slopes δ at both ends.</summary>
    private readonly record struct Bin(Tensor X, Tensor Y, Tensor Width, Tensor Height, Tensor Slope, Tensor Left, Tensor Right)
    {
        public static Bin Of(Tensor theta, double range, Tensor point, bool byHeight)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(range);
            var bins = (theta.shape[^1] + 1) / 3;
            if ((theta.shape[^1] + 1) % 3 != 0 || theta.dim() != point.dim() + 1 || bins * MinBin >= 1)
                throw new ArgumentException(
                    $"expected theta: [{string.Join(", ", point.shape)}, 3K − 1] with K < {1 / MinBin}, "
                        + $"got [{string.Join(", ", theta.shape)}]",
                    nameof(theta)
                );
            var knots = Knots(theta.narrow(-1, 0, 2 * bins).reshape([.. point.shape, 2, bins]), range); // [..., 2, K + 1]
            var inner = nn.functional.softplus(theta.narrow(-1, 2 * bins, bins - 1) + SlopeStart) + MinSlope;
            var slopes = nn.functional.pad(inner, [1, 1], value: 1); // [..., K + 1]
            var upper = knots.select(-2, byHeight ? 1 : 0).narrow(-1, 1, bins - 1);
            var k = (point.unsqueeze(-1) >= upper).sum(-1, keepdim: true); // [..., 1], 0 … K − 1
            var ends = cat([k, k + 1], -1).unsqueeze(-2).expand([.. point.shape, 3, 2]);
            var at = cat([knots, slopes.unsqueeze(-2)], -2).gather(-1, ends).flatten(-2).unbind(-1); // one call for all six
            // Sizes are differences of the knots that chose the bin: then rounding cannot lead out of it, and 0 ≤ ξ ≤ 1.
            var (width, height) = (at[1] - at[0], at[3] - at[2]);
            return new(at[0], at[2], width, height, height / width, at[4], at[5]);
        }

        /// <summary>Share of the height reached at the share ξ of the width.</summary>
        public Tensor Rise(Tensor xi)
        {
            var bow = xi * (1 - xi);
            return (Slope * xi.square() + Left * bow) / Denominator(bow);
        }

        /// <summary>ξ where the height reached is up: 0 ≤ ξ ≤ 1, differentiated as an implicit function.</summary>
        /// <remarks>Through the root itself a gradient would divide by the discriminant's root, which rounding can make zero.</remarks>
        public Tensor Share(Tensor up)
        {
            var wanted = is_grad_enabled();
            using var off = no_grad();
            var xi = Root(up);
            var slope = LogSlope(xi).exp() * Width;
            using var on = enable_grad(wanted);
            var residual = (Height * Rise(xi) - up) / slope;
            return xi - (residual - residual.detach());
        }

        public Tensor LogSlope(Tensor xi)
        {
            var bow = xi * (1 - xi);
            var slope = Right * xi.square() + 2 * Slope * bow + Left * (1 - xi).square();
            return 2 * Slope.log() + slope.log() - 2 * Denominator(bow).log();
        }

        private Tensor Denominator(Tensor bow) => Slope + (Right + Left - 2 * Slope) * bow;

        /// <summary>The root of a ξ² + b ξ + c in [0, 1], in the form that does not cancel for the sign of b.</summary>
        private Tensor Root(Tensor up)
        {
            var bend = up * (Right + Left - 2 * Slope);
            var (a, b, c) = (Height * (Slope - Left) + bend, Height * Left - bend, -Slope * up);
            var root = (b.square() - 4 * a * c).clamp_min(0).sqrt();
            var rising = b >= 0;
            return (where(rising, -2 * c, root - b) / where(rising, b + root, 2 * a)).clamp(0, 1);
        }

        /// <summary>The K + 1 ends of the bins, [..., K] → [..., K + 1], ascending: the first and the last are exactly ∓R.</summary>
        private static Tensor Knots(Tensor logits, double range)
        {
            var bins = logits.shape[^1];
            // Over a short last dimension softmax is many times slower than over the first.
            var shares = logits.movedim([-1L], [0L]).softmax(0).movedim([0L], [-1L]);
            var sizes = (shares * (1 - MinBin * bins) + MinBin) * (2 * range);
            var end = full_like(sizes.narrow(-1, 0, 1), range);
            return cat([-end, sizes.narrow(-1, 0, bins - 1).cumsum(-1) - range, end], dim: -1); // [..., K + 1]
        }
    }
}

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
    /// <param name="theta">[..., 3K − 1], finite, K ≤ 999; a dimension of 1 is the same for all of x.</param>
    /// <param name="range">R &gt; 0.</param>
    /// <exception cref="ArgumentException">Another shape, or too many bins.</exception>
    public static (Tensor Y, Tensor LogSlope) Forward(Tensor x, Tensor theta, double range)
    {
        using var scope = NewDisposeScope();
        var (inside, at) = (x.abs() < range, x.clamp(-range, range));
        var bin = Bin.Of(theta, range, at, byHeight: false);
        var (rise, logSlope) = bin.At((at - bin.X) / bin.Width);
        var y = bin.Y + bin.Height * rise;
        return scope.MoveToOuter(where(inside, y, x), where(inside, logSlope, zeros_like(x)));
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
        return scope.MoveToOuter(where(inside, x, y), where(inside, -bin.At(xi).LogSlope, zeros_like(y)));
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
            // Bins come first: over a short last dimension softmax and sums are many times slower. Both axes go together.
            var first = theta.movedim([-1L], [0L]); // [3K − 1, ...]
            var knots = Knots(first.narrow(0, 0, 2 * bins).reshape([2, bins, .. theta.shape[..^1]]), range); // [2, K + 1, ...]
            var k = (point >= knots[byHeight ? 1 : 0].narrow(0, 1, bins - 1)).sum([0L]); // [...], 0 … K − 1
            var ends = stack([k, k + 1], 0); // [2, ...], of the bin
            var both = ends.unsqueeze(0).expand([2, .. ends.shape]); // [2, 2, ...]: axis, end
            var at = knots.expand([2, bins + 1, .. point.shape]).gather(1, both);
            var corner = at.select(1, 0);
            // Sizes are differences of the knots that chose the bin: then rounding cannot lead out of it, and 0 ≤ ξ ≤ 1.
            var size = at.select(1, 1) - corner;
            var (width, height) = (size[0], size[1]);
            var outer = zeros([1, .. theta.shape[..^1]], dtype: theta.dtype, device: theta.device); // where the slope is 1
            var logits = cat([outer, first.narrow(0, 2 * bins, bins - 1), outer], dim: 0).expand([bins + 1, .. point.shape]);
            var slopes = nn.functional.softplus(logits.gather(0, ends) + SlopeStart) + MinSlope; // [2, ...]
            return new(corner[0], corner[1], width, height, height / width, slopes[0], slopes[1]);
        }

        /// <summary>At the share ξ of the width: the share of the height reached, and the logarithm of the slope.</summary>
        public (Tensor Rise, Tensor LogSlope) At(Tensor xi)
        {
            var rest = 1 - xi;
            var (square, bow) = (xi.square(), xi * rest);
            var steady = Slope * bow;
            var denominator = Slope + (Right + Left) * bow - 2 * steady;
            var rise = (Slope * square + Left * bow) / denominator;
            var slope = Right * square + 2 * steady + Left * rest.square();
            return (rise, 2 * (Slope / denominator).log() + slope.log());
        }

        /// <summary>ξ where the height reached is up: 0 ≤ ξ ≤ 1, differentiated as an implicit function.</summary>
        /// <remarks>Through the root itself a gradient would divide by the discriminant's root, which rounding can make zero.</remarks>
        public Tensor Share(Tensor up)
        {
            Tensor xi;
            using (no_grad())
                xi = Root(up);
            var (rise, logSlope) = At(xi);
            var residual = (Height * rise - up) / (logSlope.exp() * Width).detach();
            return xi - (residual - residual.detach());
        }

        /// <summary>The root of a ξ² + b ξ + c in [0, 1], in the form that does not cancel for the sign of b.</summary>
        private Tensor Root(Tensor up)
        {
            var bend = up * (Right + Left - 2 * Slope);
            var (a, b, c) = (Height * (Slope - Left) + bend, Height * Left - bend, -Slope * up);
            var root = (b.square() - 4 * a * c).clamp_min(0).sqrt();
            var rising = b >= 0;
            return (where(rising, -2 * c, root - b) / where(rising, b + root, 2 * a)).clamp(0, 1);
        }

        /// <summary>The K + 1 ends of the bins, ascending, [2, K + 1, ...] of [2, K, ...]: the first and the last are exactly ∓R.</summary>
        private static Tensor Knots(Tensor logits, double range)
        {
            var bins = logits.shape[1];
            var sizes = logits.softmax(1).narrow(1, 0, bins - 1) * (2 * range * (1 - MinBin * bins)) + 2 * range * MinBin;
            var end = full_like(logits.narrow(1, 0, 1), range);
            return cat([-end, sizes.cumsum(1) - range, end], dim: 1);
        }
    }
}

using static TorchSharp.torch;

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
    /// <param name="theta">[..., 3K − 1].</param>
    /// <param name="range">R &gt; 0.</param>
    public static (Tensor Y, Tensor LogSlope) Forward(Tensor x, Tensor theta, double range)
    {
        ArgumentNullException.ThrowIfNull(x);
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
        ArgumentNullException.ThrowIfNull(y);
        using var scope = NewDisposeScope();
        var (inside, at) = (y.abs() < range, y.clamp(-range, range));
        var bin = Bin.Of(theta, range, at, byHeight: true);
        var up = at - bin.Y;
        var bend = bin.Right + bin.Left - 2 * bin.Slope;
        var a = bin.Height * (bin.Slope - bin.Left) + up * bend;
        var b = bin.Height * bin.Left - up * bend;
        var c = -bin.Slope * up;
        var xi = 2 * c / (-b - (b.square() - 4 * a * c).clamp_min(0).sqrt()); // the root that does not cancel
        var x = bin.X + xi * bin.Width;
        return scope.MoveToOuter(where(inside, x, y), where(inside, -bin.LogSlope(xi), zeros_like(y)));
    }

    /// <summary>The bin that a point falls into, each field [...]: lower-left corner, size, mean slope s, slopes δ at both ends.</summary>
    private readonly record struct Bin(Tensor X, Tensor Y, Tensor Width, Tensor Height, Tensor Slope, Tensor Left, Tensor Right)
    {
        public static Bin Of(Tensor theta, double range, Tensor point, bool byHeight)
        {
            ArgumentNullException.ThrowIfNull(theta);
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(range);
            if ((theta.shape[^1] + 1) % 3 != 0 || theta.dim() != point.dim() + 1)
                throw new ArgumentException(
                    $"expected theta: [{string.Join(", ", point.shape)}, 3K − 1], got [{string.Join(", ", theta.shape)}]",
                    nameof(theta)
                );
            var bins = (theta.shape[^1] + 1) / 3;
            var (widths, x) = Knots(theta.narrow(-1, 0, bins), range);
            var (heights, y) = Knots(theta.narrow(-1, bins, bins), range);
            var inner = nn.functional.softplus(theta.narrow(-1, 2 * bins, bins - 1) + SlopeStart) + MinSlope;
            var end = ones([.. point.shape, 1], dtype: theta.dtype, device: theta.device);
            var slopes = cat([end, inner, end], dim: -1); // [..., K + 1]
            var upper = (byHeight ? y : x).narrow(-1, 1, bins - 1);
            var k = (point.unsqueeze(-1) >= upper).sum(-1, keepdim: true); // [..., 1], 0 … K − 1
            Tensor At(Tensor values) => values.gather(-1, k).squeeze(-1);
            var (width, height) = (At(widths), At(heights));
            return new(At(x), At(y), width, height, height / width, At(slopes), slopes.gather(-1, k + 1).squeeze(-1));
        }

        /// <summary>Share of the height reached at the share ξ of the width.</summary>
        public Tensor Rise(Tensor xi)
        {
            var bow = xi * (1 - xi);
            return (Slope * xi.square() + Left * bow) / Denominator(bow);
        }

        public Tensor LogSlope(Tensor xi)
        {
            var bow = xi * (1 - xi);
            var slope = Right * xi.square() + 2 * Slope * bow + Left * (1 - xi).square();
            return 2 * Slope.log() + slope.log() - 2 * Denominator(bow).log();
        }

        private Tensor Denominator(Tensor bow) => Slope + (Right + Left - 2 * Slope) * bow;

        /// <summary>Sizes of the bins, [..., K], and where each begins, [..., K].</summary>
        private static (Tensor Sizes, Tensor Starts) Knots(Tensor logits, double range)
        {
            var bins = logits.shape[^1];
            var sizes = (logits.softmax(-1) * (1 - MinBin * bins) + MinBin) * (2 * range);
            return (sizes, sizes.cumsum(-1) - sizes - range);
        }
    }
}

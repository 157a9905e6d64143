using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace GenerativeModels.Probability;

/// <summary>Equal Gaussian blades around the origin, each lengthwise along its ray, twisted by an angle that grows with the radius.</summary>
/// <remarks>
/// x = R(θ_k + a exp|f|) f with f ~ N((1, 0), diag(s², σ²)) and θ_k = 2πk/K. The twist depends on the radius alone, so it keeps
/// areas: p(x) = q(R(−a exp|x|) x) with q the mixture of the straight blades, and the entropy is q's. (After Johnson et al. 2016,
/// arXiv:1603.06277, whose angle grows with the first coordinate of f instead, which has no density in closed form.)
/// </remarks>
public sealed class Pinwheel : Planar
{
    private readonly double twist;
    private readonly double size;
    private readonly Gaussian along;
    private readonly Gaussian across;
    private readonly (double Cos, double Sin)[] rays;

    /// <param name="blades">K ≥ 1.</param>
    /// <param name="length">s &gt; 0: along a blade.</param>
    /// <param name="width">σ &gt; 0: across.</param>
    /// <param name="twist">a, radians.</param>
    /// <param name="size">All of it is stretched by this, &gt; 0.</param>
    public Pinwheel(int blades = 5, double length = 0.3, double width = 0.05, double twist = 0.25, double size = 1.5)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(blades);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        (this.twist, this.size, along, across) = (twist, size, new Gaussian(1, length), new Gaussian(0, width));
        rays = [.. Enumerable.Range(0, blades).Select(k => Direction(2 * Math.PI * k / blades))];
    }

    /// <inheritdoc/>
    public override (double Low, double High) XRange => (-Reach, Reach);

    /// <inheritdoc/>
    public override (double Low, double High) YRange => (-Reach, Reach);

    /// <inheritdoc/>
    public override double LogDensity(double x, double y)
    {
        var (u, v) = Turn((x / size, y / size), -Angle(x / size, y / size));
        return Straight(u, v) - 2 * Math.Log(size);
    }

    /// <inheritdoc/>
    public override double[,] Sample(int count, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var random = new Xoshiro256StarStar(seed);
        var draws = new double[count, 2];
        for (var i = 0; i < count; i++)
        {
            var (cos, sin) = rays[random.Next(rays.Length)];
            var (u, v) = (Normal.Sample(random, 1, along.StdDev), Normal.Sample(random, 0, across.StdDev));
            var (x, y) = Turn((cos * u - sin * v, sin * u + cos * v), Angle(u, v));
            (draws[i, 0], draws[i, 1]) = (size * x, size * y);
        }
        return draws;
    }

    /// <summary>The entropy of the straight blades, by quadrature, and 2 log size; in nats.</summary>
    /// <param name="count">Cells along each axis; 400 give it to 1e-7 at the default widths.</param>
    public override double Entropy(int count = 400)
    {
        var range = (-Reach / size, Reach / size);
        var straight = Quadrature.Integrate((x, y) => Quadrature.Weigh(Straight(x, y), static log => log), range, range, count);
        return 2 * Math.Log(size) - straight;
    }

    private double Reach => size * (1 + 7 * along.StdDev);

    private double Angle(double x, double y) => twist * Math.Exp(Math.Sqrt(x * x + y * y));

    /// <summary>log q: in the frame of each blade, turned back by its own angle.</summary>
    private double Straight(double x, double y)
    {
        Span<double> logs = stackalloc double[rays.Length];
        for (var k = 0; k < logs.Length; k++)
        {
            var (cos, sin) = rays[k];
            logs[k] = along.LogDensity(cos * x + sin * y) + across.LogDensity(cos * y - sin * x);
        }
        return Mixing.LogSumExp(logs) - Math.Log(rays.Length);
    }

    private static (double Cos, double Sin) Direction(double angle) => (Math.Cos(angle), Math.Sin(angle));

    private static (double X, double Y) Turn((double X, double Y) point, double angle)
    {
        var (cos, sin) = Direction(angle);
        return (cos * point.X - sin * point.Y, sin * point.X + cos * point.Y);
    }
}

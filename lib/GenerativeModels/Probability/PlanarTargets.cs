using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace GenerativeModels.Probability;

/// <summary>The two-dimensional distributions on which generative models are usually tried, each with its exact density.</summary>
public static class PlanarTargets
{
    /// <summary>By name: ring, grid, moons, pinwheel, checkerboard, Swiss roll, two spirals, banana.</summary>
    public static IReadOnlyList<(string Name, Planar Target)> All { get; } =
    [
        ("ring", PlanarMixture.Ring()),
        ("grid", PlanarMixture.Grid()),
        ("moons", NoisyCurves.Moons()),
        ("pinwheel", new Pinwheel()),
        ("checkerboard", new Checkerboard()),
        ("Swiss roll", NoisyCurves.SwissRoll()),
        ("two spirals", NoisyCurves.TwoSpirals()),
        ("banana", new Banana()),
    ];
}

/// <summary>x ~ N(0, s²), y | x ~ N(b (x² − s²), σ²): a Gaussian sheared along a parabola, with mean zero.</summary>
/// <remarks>A shear keeps areas, so the density is the product of the two Gaussians and the entropy that of both.</remarks>
public sealed class Banana : Planar
{
    private readonly double bend;
    private readonly Gaussian along;
    private readonly Gaussian across;

    /// <param name="bend">b.</param>
    /// <param name="length">s &gt; 0.</param>
    /// <param name="width">σ &gt; 0.</param>
    public Banana(double bend = 0.8, double length = 0.8, double width = 0.2) =>
        (this.bend, along, across) = (bend, new Gaussian(0, length), new Gaussian(0, width));

    /// <inheritdoc/>
    public override (double Low, double High) XRange => (-7 * along.StdDev, 7 * along.StdDev);

    /// <inheritdoc/>
    public override (double Low, double High) YRange
    {
        get
        {
            var (centre, tip) = (Height(0), Height(XRange.High));
            return (Math.Min(centre, tip) - 7 * across.StdDev, Math.Max(centre, tip) + 7 * across.StdDev);
        }
    }

    /// <inheritdoc/>
    public override double LogDensity(double x, double y) => along.LogDensity(x) + across.LogDensity(y - Height(x));

    /// <inheritdoc/>
    public override double[,] Sample(int count, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var random = new Xoshiro256StarStar(seed);
        var draws = new double[count, 2];
        for (var i = 0; i < count; i++)
        {
            draws[i, 0] = Normal.Sample(random, 0, along.StdDev);
            draws[i, 1] = Normal.Sample(random, Height(draws[i, 0]), across.StdDev);
        }
        return draws;
    }

    /// <summary>H = log(2πe s σ), in nats.</summary>
    public override double Entropy(int count = 400) => along.Entropy() + across.Entropy();

    private double Height(double x) => bend * (x * x - along.StdDev * along.StdDev);
}

/// <summary>Uniform on every other square of a board about the origin; nothing lies on the squares between.</summary>
public sealed class Checkerboard : Planar
{
    private readonly int squares;
    private readonly double side;

    /// <param name="squares">Along an axis: an even number, so that half of them are filled.</param>
    /// <param name="side">The side of a square, &gt; 0.</param>
    public Checkerboard(int squares = 4, double side = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(squares);
        if (squares % 2 != 0)
            throw new ArgumentOutOfRangeException(nameof(squares), squares, "expected an even number of squares");
        if (!(side > 0))
            throw new ArgumentOutOfRangeException(nameof(side), side, "expected a positive side");
        (this.squares, this.side) = (squares, side);
    }

    /// <inheritdoc/>
    public override (double Low, double High) XRange => (-squares * side / 2, squares * side / 2);

    /// <inheritdoc/>
    public override (double Low, double High) YRange => XRange;

    /// <inheritdoc/>
    public override double LogDensity(double x, double y)
    {
        var (i, j) = (Math.Floor(x / side + squares / 2.0), Math.Floor(y / side + squares / 2.0));
        var inside = i >= 0 && i < squares && j >= 0 && j < squares && (i + j) % 2 == 0;
        return inside ? -Entropy() : double.NegativeInfinity;
    }

    /// <inheritdoc/>
    public override double[,] Sample(int count, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var random = new Xoshiro256StarStar(seed);
        var draws = new double[count, 2];
        for (var n = 0; n < count; n++)
        {
            var row = random.Next(squares);
            var column = 2 * random.Next(squares / 2) + row % 2;
            (draws[n, 0], draws[n, 1]) = (Place(column), Place(row));
        }
        return draws;

        double Place(int square) => (square + random.NextDouble() - squares / 2.0) * side;
    }

    /// <summary>H = log(area), in nats: with area = squares² side²/2.</summary>
    public override double Entropy(int count = 400) => Math.Log(squares * side * squares * side / 2);
}

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

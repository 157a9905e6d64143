using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace GenerativeModels.Probability;

/// <summary>p(x, y) = Σ_k w_k N((x, y); μ_k, σ_k² I): round Gaussians on the plane.</summary>
public sealed class PlanarMixture : Planar
{
    private readonly double[] weights;
    private readonly (double X, double Y)[] means;
    private readonly double[] stdDevs;

    /// <param name="weights">w, [K], positive; divided by their sum.</param>
    /// <param name="means">μ, [K].</param>
    /// <param name="stdDevs">σ, [K], positive: the same along both axes.</param>
    /// <exception cref="ArgumentException">Lengths that differ, no component, or a weight or deviation that is not positive.</exception>
    public PlanarMixture(IReadOnlyList<double> weights, IReadOnlyList<(double X, double Y)> means, IReadOnlyList<double> stdDevs)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(means);
        ArgumentNullException.ThrowIfNull(stdDevs);
        this.weights = Mixing.Normalise(weights);
        if (means.Count != weights.Count || stdDevs.Count != weights.Count)
            throw new ArgumentException($"expected {weights.Count} means and deviations, got {means.Count} and {stdDevs.Count}");
        if (stdDevs.Any(s => !(s > 0)))
            throw new ArgumentException($"expected positive deviations, got [{string.Join(", ", stdDevs)}]", nameof(stdDevs));
        (this.means, this.stdDevs) = ([.. means], [.. stdDevs]);
    }

    /// <summary>Equal modes on a circle, the first at (radius, 0).</summary>
    /// <param name="modes">How many.</param>
    /// <param name="radius">Of the circle.</param>
    /// <param name="stdDev">σ of each mode.</param>
    public static PlanarMixture Ring(int modes = 8, double radius = 1.6, double stdDev = 0.06) =>
        Equal(
            [
                .. Enumerable
                    .Range(0, modes)
                    .Select(k => 2 * Math.PI * k / modes)
                    .Select(a => (radius * Math.Cos(a), radius * Math.Sin(a))),
            ],
            stdDev
        );

    /// <summary>side × side equal modes on a square lattice about the origin.</summary>
    /// <param name="side">Modes along an axis.</param>
    /// <param name="spacing">Between neighbours.</param>
    /// <param name="stdDev">σ of each mode.</param>
    public static PlanarMixture Grid(int side = 5, double spacing = 1, double stdDev = 0.05)
    {
        var axis = Enumerable.Range(0, side).Select(i => spacing * (i - (side - 1) / 2.0)).ToArray();
        return Equal([.. axis.SelectMany(y => axis.Select(x => (x, y)))], stdDev);
    }

    /// <summary>w, [K], sums to 1.</summary>
    public IReadOnlyList<double> Weights => weights;

    /// <summary>μ, [K].</summary>
    public IReadOnlyList<(double X, double Y)> Means => means;

    /// <summary>σ, [K].</summary>
    public IReadOnlyList<double> StdDevs => stdDevs;

    /// <inheritdoc/>
    public override (double Low, double High) XRange => Span(m => m.X);

    /// <inheritdoc/>
    public override (double Low, double High) YRange => Span(m => m.Y);

    /// <inheritdoc/>
    public override double LogDensity(double x, double y)
    {
        Span<double> joint = stackalloc double[weights.Length];
        for (var k = 0; k < joint.Length; k++)
        {
            var (dx, dy, s) = (x - means[k].X, y - means[k].Y, stdDevs[k]);
            joint[k] = Math.Log(weights[k]) - (dx * dx + dy * dy) / (2 * s * s) - Math.Log(2 * Math.PI * s * s);
        }
        return Mixing.LogSumExp(joint);
    }

    /// <inheritdoc/>
    public override double[,] Sample(int count, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var random = new Xoshiro256StarStar(seed);
        var draws = new double[count, 2];
        for (var i = 0; i < count; i++)
        {
            var k = Mixing.Choose(weights, random.NextDouble());
            (draws[i, 0], draws[i, 1]) = (
                Normal.Sample(random, means[k].X, stdDevs[k]),
                Normal.Sample(random, means[k].Y, stdDevs[k])
            );
        }
        return draws;
    }

    private static PlanarMixture Equal((double X, double Y)[] means, double stdDev) =>
        new([.. means.Select(_ => 1.0)], means, [.. means.Select(_ => stdDev)]);

    private (double Low, double High) Span(Func<(double X, double Y), double> axis) =>
        (means.Zip(stdDevs, (m, s) => axis(m) - 7 * s).Min(), means.Zip(stdDevs, (m, s) => axis(m) + 7 * s).Max());
}

using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace GenerativeModels.Probability;

/// <summary>p(x) = Σ_k w_k N(x; μ_k, σ_k²): choose a component k with probability w_k, then draw from it.</summary>
public sealed class GaussianMixture : Univariate
{
    private readonly double[] weights;
    private readonly Gaussian[] components;

    /// <param name="weights">w, [K], positive; divided by their sum.</param>
    /// <param name="means">μ, [K].</param>
    /// <param name="stdDevs">σ, [K], positive.</param>
    /// <exception cref="ArgumentException">Lengths that differ, no component, or a weight that is not positive.</exception>
    public GaussianMixture(IReadOnlyList<double> weights, IReadOnlyList<double> means, IReadOnlyList<double> stdDevs)
    {
        this.weights = Mixing.Normalise(weights);
        if (means.Count != weights.Count || stdDevs.Count != weights.Count)
            throw new ArgumentException($"expected {weights.Count} means and deviations, got {means.Count} and {stdDevs.Count}");
        components = [.. means.Zip(stdDevs, (mean, stdDev) => new Gaussian(mean, stdDev))];
    }

    /// <summary>w, [K], sums to 1.</summary>
    public IReadOnlyList<double> Weights => weights;

    /// <summary>The K Gaussians.</summary>
    public IReadOnlyList<Gaussian> Components => components;

    /// <inheritdoc/>
    public override double Mean => weights.Zip(components, (w, c) => w * c.Mean).Sum();

    /// <summary>√(Σ w_k (σ_k² + (μ_k − μ)²)), the law of total variance.</summary>
    public override double StdDev =>
        Mean is var mean
            ? Math.Sqrt(weights.Zip(components, (w, c) => w * (c.StdDev * c.StdDev + (c.Mean - mean) * (c.Mean - mean))).Sum())
            : default;

    /// <inheritdoc/>
    public override (double Low, double High) Range => (components.Min(c => c.Range.Low), components.Max(c => c.Range.High));

    /// <summary>At components that are narrower than a panel of the integral over all of them.</summary>
    internal override IEnumerable<double> Splits =>
        Range is var (low, high)
            ? components.Where(c => c.StdDev < (high - low) / 400).SelectMany(c => new[] { c.Range.Low, c.Range.High })
            : [];

    internal override double Resolution => 1e-15 * components.Min(c => c.StdDev);

    internal override double Survival(double x) => weights.Zip(components, (w, c) => w * c.Survival(x)).Sum();

    /// <inheritdoc/>
    public override double LogDensity(double x) => Mixing.LogSumExp(LogJoint(x));

    /// <inheritdoc/>
    public override double Cdf(double x) => weights.Zip(components, (w, c) => w * c.Cdf(x)).Sum();

    /// <summary>p(k | x) = w_k N(x; μ_k, σ_k²) / p(x), [K], by Bayes' rule: which component made x.</summary>
    public double[] Responsibilities(double x)
    {
        var joint = LogJoint(x);
        var total = Mixing.LogSumExp(joint);
        return Array.ConvertAll(joint, value => Math.Exp(value - total));
    }

    /// <inheritdoc/>
    public override double[] Sample(int count, int seed) => SampleWithComponents(count, seed).Samples;

    /// <summary>Independent draws x, [count], and the component k that made each.</summary>
    public (double[] Samples, int[] Components) SampleWithComponents(int count, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var random = new Xoshiro256StarStar(seed);
        var (samples, chosen) = (new double[count], new int[count]);
        for (var i = 0; i < count; i++)
        {
            chosen[i] = Mixing.Choose(weights, random.NextDouble());
            samples[i] = Normal.Sample(random, components[chosen[i]].Mean, components[chosen[i]].StdDev);
        }
        return (samples, chosen);
    }

    private double[] LogJoint(double x)
    {
        var joint = new double[weights.Length];
        for (var k = 0; k < joint.Length; k++)
            joint[k] = Math.Log(weights[k]) + components[k].LogDensity(x);
        return joint;
    }
}

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

/// <summary>Weights of mixtures.</summary>
internal static class Mixing
{
    /// <summary>The weights divided by their sum.</summary>
    public static double[] Normalise(IReadOnlyList<double> weights)
    {
        if (weights.Count == 0 || weights.Any(w => !(w > 0 && double.IsFinite(w))))
            throw new ArgumentException($"expected positive weights, got [{string.Join(", ", weights)}]", nameof(weights));
        var total = weights.Sum();
        return [.. weights.Select(w => w / total)];
    }

    /// <summary>The component k whose share of [0, 1) holds u.</summary>
    public static int Choose(double[] weights, double u)
    {
        var k = 0;
        for (var cumulative = weights[0]; u >= cumulative && k < weights.Length - 1; cumulative += weights[k])
            k++;
        return k;
    }

    /// <summary>log Σ exp(v), without overflow; −∞ where every v is.</summary>
    public static double LogSumExp(ReadOnlySpan<double> values)
    {
        var max = double.NegativeInfinity;
        foreach (var value in values)
            max = Math.Max(max, value);
        if (double.IsInfinity(max))
            return max;
        var sum = 0.0;
        foreach (var value in values)
            sum += Math.Exp(value - max);
        return max + Math.Log(sum);
    }
}

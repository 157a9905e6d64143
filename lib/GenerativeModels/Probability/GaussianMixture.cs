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
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(means);
        ArgumentNullException.ThrowIfNull(stdDevs);
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
        Math.Sqrt(weights.Zip(components, (w, c) => w * (c.StdDev * c.StdDev + Math.Pow(c.Mean - Mean, 2))).Sum());

    /// <inheritdoc/>
    public override (double Low, double High) Range => (components.Min(c => c.Range.Low), components.Max(c => c.Range.High));

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

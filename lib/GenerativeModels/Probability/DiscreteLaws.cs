using MathNet.Numerics;

namespace GenerativeModels.Probability;

/// <summary>A coin: P(X = 1) = p, P(X = 0) = 1 − p.</summary>
public sealed class BernoulliLaw : Discrete
{
    /// <param name="probability">p, 0 … 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">p is not in this range.</exception>
    public BernoulliLaw(double probability) => Probability = Chance(probability);

    /// <summary>p.</summary>
    public double Probability { get; }

    /// <inheritdoc/>
    public override double Mean => Probability;

    /// <inheritdoc/>
    public override double StdDev => Math.Sqrt(Probability * (1 - Probability));

    /// <inheritdoc/>
    public override (int Low, int High) Support => (0, 1);

    /// <inheritdoc/>
    public override double Mass(int k) =>
        k switch
        {
            1 => Probability,
            0 => 1 - Probability,
            _ => 0,
        };

    /// <inheritdoc/>
    public override double LogMass(int k) =>
        k switch
        {
            1 => Math.Log(Probability),
            0 => SpecialFunctions.Log1p(-Probability),
            _ => double.NegativeInfinity,
        };
}

/// <summary>P(X = k) = C(n, k) pᵏ (1 − p)ⁿ⁻ᵏ: heads among n throws of a coin.</summary>
public sealed class BinomialLaw : Discrete
{
    /// <param name="trials">n, 1 … 1e9.</param>
    /// <param name="probability">p, 0 … 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">n or p is not in its range.</exception>
    public BinomialLaw(int trials, double probability)
    {
        if (trials is < 1 or > 1_000_000_000)
            throw new ArgumentOutOfRangeException(nameof(trials), trials, "expected 1 … 1e9 trials");
        (Trials, Probability) = (trials, Chance(probability));
    }

    /// <summary>n.</summary>
    public int Trials { get; }

    /// <summary>p.</summary>
    public double Probability { get; }

    /// <inheritdoc/>
    public override double Mean => Trials * Probability;

    /// <inheritdoc/>
    public override double StdDev => Math.Sqrt(Trials * Probability * (1 - Probability));

    /// <inheritdoc/>
    public override (int Low, int High) Support =>
        ((int)Math.Max(0, Mean - 9 * StdDev - 30), (int)Math.Min(Trials, Mean + 9 * StdDev + 30));

    /// <inheritdoc/>
    public override double LogMass(int k)
    {
        var (n, p, q) = (Trials, Probability, 1 - Probability);
        if (k < 0 || k > n)
            return double.NegativeInfinity;
        if (k == 0 || k == n)
            return k == 0 ? n * SpecialFunctions.Log1p(-p) : n * Math.Log(p);
        if (p is 0 or 1)
            return double.NegativeInfinity;
        var rest = (double)n - k;
        return Stirling.Error(n)
            - Stirling.Error(k)
            - Stirling.Error(rest)
            - Stirling.Deviance(k, n * p)
            - Stirling.Deviance(rest, n * q)
            - 0.5 * Math.Log(2 * Math.PI * k * (rest / n));
    }
}

/// <summary>P(X = k) = w_k for the K integers from <see cref="First"/> on.</summary>
public sealed class CategoricalLaw : Discrete
{
    private readonly double[] weights;

    /// <param name="weights">w, [K], positive; divided by their sum.</param>
    /// <param name="first">The integer that the first weight belongs to.</param>
    public CategoricalLaw(IReadOnlyList<double> weights, int first = 0)
    {
        (this.weights, First) = (Mixing.Normalise(weights), first);
    }

    /// <summary>A fair die with the faces 1 … faces.</summary>
    public static CategoricalLaw Die(int faces = 6) => new([.. Enumerable.Repeat(1.0, faces)], first: 1);

    /// <summary>The least integer.</summary>
    public int First { get; }

    /// <summary>w, [K], sums to 1.</summary>
    public IReadOnlyList<double> Weights => weights;

    /// <inheritdoc/>
    public override double Mean => Expect(k => k);

    /// <inheritdoc/>
    public override double StdDev => Mean is var mean ? Math.Sqrt(Expect(k => (k - mean) * (k - mean))) : default;

    /// <inheritdoc/>
    public override (int Low, int High) Support => (First, First + weights.Length - 1);

    /// <inheritdoc/>
    public override double Mass(int k) => k >= First && k < First + weights.Length ? weights[k - First] : 0;

    /// <inheritdoc/>
    public override double LogMass(int k) => Math.Log(Mass(k));
}

/// <summary>P(X = k) = (1 − p)ᵏ⁻¹ p for k = 1, 2, …: throws up to and with the first head.</summary>
public sealed class GeometricLaw : Discrete
{
    /// <param name="probability">p, 1e-6 … 1: below, the sums over <see cref="Support"/> would have more than 3e7 terms.</param>
    /// <exception cref="ArgumentOutOfRangeException">p is not in this range.</exception>
    public GeometricLaw(double probability) => Probability = Chance(probability, low: 1e-6);

    /// <summary>p.</summary>
    public double Probability { get; }

    /// <inheritdoc/>
    public override double Mean => 1 / Probability;

    /// <inheritdoc/>
    public override double StdDev => Math.Sqrt(1 - Probability) / Probability;

    /// <inheritdoc/>
    public override (int Low, int High) Support => (1, Probability == 1 ? 1 : 1 + (int)Math.Ceiling(-30 / LogTail));

    /// <inheritdoc/>
    public override double LogMass(int k) =>
        k switch
        {
            < 1 => double.NegativeInfinity,
            1 => Math.Log(Probability),
            _ => (k - 1) * LogTail + Math.Log(Probability),
        };

    /// <summary>F(k) = 1 − (1 − p)ᵏ; 1 from the end of <see cref="Support"/> on.</summary>
    public override double Cdf(double x) =>
        x < 1 ? 0
        : x >= Support.High ? 1
        : -Stirling.Expm1(Math.Floor(x) * LogTail);

    /// <summary>H = −((1 − p) log(1 − p) + p log p)/p, in nats.</summary>
    public override double Entropy() => Probability == 1 ? 0 : -(1 - Probability) / Probability * LogTail - Math.Log(Probability);

    private double LogTail => SpecialFunctions.Log1p(-Probability);
}

/// <summary>P(X = k) = λᵏ e^{−λ}/k!: how often something rare happens that happens λ times on average.</summary>
public sealed class PoissonLaw : Discrete
{
    /// <param name="mean">λ, 1e-100 … 1e9.</param>
    /// <exception cref="ArgumentOutOfRangeException">λ is not in this range.</exception>
    public PoissonLaw(double mean) =>
        Mean = mean is >= 1e-100 and <= 1e9
            ? mean
            : throw new ArgumentOutOfRangeException(nameof(mean), mean, "expected a positive mean, 1e-100 … 1e9");

    /// <inheritdoc/>
    public override double Mean { get; }

    /// <inheritdoc/>
    public override double StdDev => Math.Sqrt(Mean);

    /// <inheritdoc/>
    public override (int Low, int High) Support => ((int)Math.Max(0, Mean - 9 * StdDev), (int)(Mean + 9 * StdDev + 30));

    /// <inheritdoc/>
    public override double LogMass(int k) =>
        k switch
        {
            < 0 => double.NegativeInfinity,
            0 => -Mean,
            _ => Stirling.LogPoisson(k, Mean),
        };
}

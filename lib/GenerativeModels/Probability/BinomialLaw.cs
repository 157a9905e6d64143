namespace GenerativeModels.Probability;

/// <summary>P(X = k) = C(n, k) pᵏ (1 − p)ⁿ⁻ᵏ: heads among n throws of a coin.</summary>
public sealed class BinomialLaw : Discrete
{
    /// <param name="trials">n ≥ 1.</param>
    /// <param name="probability">p, 0 … 1.</param>
    public BinomialLaw(int trials, double probability)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(trials);
        (Trials, Probability) = (trials, Chance.Check(probability));
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
    public override (int Low, int High) Support => (0, Trials);

    /// <inheritdoc/>
    public override double LogMass(int k) =>
        k >= 0 && k <= Trials ? MathNet.Numerics.Distributions.Binomial.PMFLn(Probability, Trials, k) : double.NegativeInfinity;
}

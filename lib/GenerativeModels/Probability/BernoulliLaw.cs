namespace GenerativeModels.Probability;

/// <summary>A coin: P(X = 1) = p, P(X = 0) = 1 − p.</summary>
public sealed class BernoulliLaw : Discrete
{
    /// <param name="probability">p, 0 … 1.</param>
    public BernoulliLaw(double probability) => Probability = Chance.Check(probability);

    /// <summary>p.</summary>
    public double Probability { get; }

    /// <inheritdoc/>
    public override double Mean => Probability;

    /// <inheritdoc/>
    public override double StdDev => Math.Sqrt(Probability * (1 - Probability));

    /// <inheritdoc/>
    public override (int Low, int High) Support => (0, 1);

    /// <inheritdoc/>
    public override double LogMass(int k) =>
        k switch
        {
            1 => Math.Log(Probability),
            0 => double.LogP1(-Probability),
            _ => double.NegativeInfinity,
        };
}

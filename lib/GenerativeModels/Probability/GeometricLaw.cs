namespace GenerativeModels.Probability;

/// <summary>P(X = k) = (1 − p)ᵏ⁻¹ p for k = 1, 2, …: throws up to and with the first head.</summary>
public sealed class GeometricLaw : Discrete
{
    /// <param name="probability">p, 0 &lt; p ≤ 1.</param>
    public GeometricLaw(double probability)
    {
        ArgumentOutOfRangeException.ThrowIfZero(probability);
        Probability = Chance.Check(probability);
    }

    /// <summary>p.</summary>
    public double Probability { get; }

    /// <inheritdoc/>
    public override double Mean => 1 / Probability;

    /// <inheritdoc/>
    public override double StdDev => Math.Sqrt(1 - Probability) / Probability;

    /// <inheritdoc/>
    public override (int Low, int High) Support =>
        (1, Probability == 1 ? 1 : 1 + (int)Math.Ceiling(-30 / double.LogP1(-Probability)));

    /// <inheritdoc/>
    public override double LogMass(int k) =>
        k switch
        {
            < 1 => double.NegativeInfinity,
            1 => Math.Log(Probability),
            _ => (k - 1) * double.LogP1(-Probability) + Math.Log(Probability),
        };
}

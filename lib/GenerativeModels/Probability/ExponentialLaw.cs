namespace GenerativeModels.Probability;

/// <summary>p(x) = λ exp(−λx) for x ≥ 0: how long one waits for what comes at the rate λ without memory.</summary>
public sealed class ExponentialLaw : Univariate
{
    /// <param name="rate">λ &gt; 0, in 1/x.</param>
    public ExponentialLaw(double rate = 1)
    {
        if (!(rate > 0))
            throw new ArgumentOutOfRangeException(nameof(rate), rate, "expected a positive rate");
        Rate = rate;
    }

    /// <summary>λ.</summary>
    public double Rate { get; }

    /// <inheritdoc/>
    public override double Mean => 1 / Rate;

    /// <inheritdoc/>
    public override double StdDev => 1 / Rate;

    /// <inheritdoc/>
    public override (double Low, double High) Range => (0, 40 / Rate);

    /// <inheritdoc/>
    public override IReadOnlyList<double> Kinks => [0];

    /// <inheritdoc/>
    public override double LogDensity(double x) => x >= 0 ? Math.Log(Rate) - Rate * x : double.NegativeInfinity;

    /// <summary>F(x) = 1 − exp(−λx).</summary>
    public override double Cdf(double x) => x > 0 ? -double.ExpM1(-Rate * x) : 0;

    /// <summary>F⁻¹(u) = −log(1 − u)/λ.</summary>
    public override double Quantile(double u)
    {
        CheckProbability(u);
        return -double.LogP1(-u) / Rate;
    }

    /// <summary>H = 1 − log λ, in nats: the most that a positive variable with this mean can have.</summary>
    public override double Entropy() => 1 - Math.Log(Rate);
}

namespace GenerativeModels.Probability;

/// <summary>P(X = k) = λᵏ e^{−λ}/k!: how often something rare happens that happens λ times on average.</summary>
public sealed class PoissonLaw : Discrete
{
    /// <param name="mean">λ &gt; 0.</param>
    public PoissonLaw(double mean)
    {
        if (!(mean > 0))
            throw new ArgumentOutOfRangeException(nameof(mean), mean, "expected a positive mean");
        Mean = mean;
    }

    /// <inheritdoc/>
    public override double Mean { get; }

    /// <inheritdoc/>
    public override double StdDev => Math.Sqrt(Mean);

    /// <inheritdoc/>
    public override (int Low, int High) Support => ((int)Math.Max(0, Mean - 9 * StdDev), (int)(Mean + 9 * StdDev + 30));

    /// <inheritdoc/>
    public override double LogMass(int k) =>
        k >= 0 ? MathNet.Numerics.Distributions.Poisson.PMFLn(Mean, k) : double.NegativeInfinity;
}

namespace GenerativeModels.Probability;

/// <summary>U(a, b): p(x) = 1/(b − a) between a and b, and nothing elsewhere.</summary>
public sealed class UniformLaw : Univariate
{
    /// <summary>All that a computer draws: between 0 and 1.</summary>
    public static UniformLaw Unit { get; } = new(0, 1);

    /// <param name="low">a.</param>
    /// <param name="high">b &gt; a.</param>
    public UniformLaw(double low, double high)
    {
        if (!(high > low))
            throw new ArgumentOutOfRangeException(nameof(high), high, $"expected more than {low}");
        Range = (low, high);
    }

    /// <inheritdoc/>
    public override (double Low, double High) Range { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<double> Kinks => [Range.Low, Range.High];

    /// <inheritdoc/>
    public override double Mean => (Range.Low + Range.High) / 2;

    /// <inheritdoc/>
    public override double StdDev => Width / Math.Sqrt(12);

    /// <inheritdoc/>
    public override double LogDensity(double x) => x >= Range.Low && x <= Range.High ? -Math.Log(Width) : double.NegativeInfinity;

    /// <inheritdoc/>
    public override double Cdf(double x) => Math.Clamp((x - Range.Low) / Width, 0, 1);

    /// <inheritdoc/>
    public override double Quantile(double u)
    {
        CheckProbability(u);
        return Range.Low + u * Width;
    }

    /// <summary>H = log(b − a), in nats: negative where the interval is shorter than 1.</summary>
    public override double Entropy() => Math.Log(Width);

    private double Width => Range.High - Range.Low;
}

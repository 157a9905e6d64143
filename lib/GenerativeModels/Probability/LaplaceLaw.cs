namespace GenerativeModels.Probability;

/// <summary>p(x) = exp(−|x − μ|/b)/2b: an exponential to either side.</summary>
public sealed class LaplaceLaw : Univariate
{
    /// <param name="mean">μ.</param>
    /// <param name="scale">b &gt; 0; the standard deviation is b√2.</param>
    public LaplaceLaw(double mean = 0, double scale = 1)
    {
        if (!(scale > 0))
            throw new ArgumentOutOfRangeException(nameof(scale), scale, "expected a positive scale");
        (Mean, Scale) = (mean, scale);
    }

    /// <inheritdoc/>
    public override double Mean { get; }

    /// <summary>b.</summary>
    public double Scale { get; }

    /// <inheritdoc/>
    public override double StdDev => Scale * Math.Sqrt(2);

    /// <inheritdoc/>
    public override (double Low, double High) Range => (Mean - 40 * Scale, Mean + 40 * Scale);

    /// <inheritdoc/>
    public override IReadOnlyList<double> Kinks => [Mean];

    /// <inheritdoc/>
    public override double LogDensity(double x) => -Math.Abs(x - Mean) / Scale - Math.Log(2 * Scale);

    /// <inheritdoc/>
    public override double Cdf(double x)
    {
        var z = (x - Mean) / Scale;
        return z < 0 ? Math.Exp(z) / 2 : 1 - Math.Exp(-z) / 2;
    }

    /// <inheritdoc/>
    public override double Quantile(double u)
    {
        CheckProbability(u);
        return Mean + Scale * (u < 0.5 ? Math.Log(2 * u) : -Math.Log(2 * (1 - u)));
    }

    /// <summary>H = 1 + log 2b, in nats.</summary>
    public override double Entropy() => 1 + Math.Log(2 * Scale);
}

namespace GenerativeModels.Probability;

/// <summary>p(x) = s⁻¹ e⁻ᶻ/(1 + e⁻ᶻ)² with z = (x − μ)/s: its distribution function is the sigmoid of networks.</summary>
public sealed class LogisticLaw : Univariate
{
    /// <param name="mean">μ.</param>
    /// <param name="scale">s &gt; 0; the standard deviation is sπ/√3.</param>
    public LogisticLaw(double mean = 0, double scale = 1)
    {
        if (!(scale > 0))
            throw new ArgumentOutOfRangeException(nameof(scale), scale, "expected a positive scale");
        (Mean, Scale) = (mean, scale);
    }

    /// <inheritdoc/>
    public override double Mean { get; }

    /// <summary>s.</summary>
    public double Scale { get; }

    /// <inheritdoc/>
    public override double StdDev => Scale * Math.PI / Math.Sqrt(3);

    /// <inheritdoc/>
    public override (double Low, double High) Range => (Mean - 40 * Scale, Mean + 40 * Scale);

    /// <inheritdoc/>
    public override double LogDensity(double x)
    {
        var z = Math.Abs(x - Mean) / Scale;
        return -z - 2 * double.LogP1(Math.Exp(-z)) - Math.Log(Scale);
    }

    /// <summary>F(x) = 1/(1 + e⁻ᶻ).</summary>
    public override double Cdf(double x) => 1 / (1 + Math.Exp(-(x - Mean) / Scale));

    /// <summary>F⁻¹(u) = μ + s log(u/(1 − u)).</summary>
    public override double Quantile(double u)
    {
        CheckProbability(u);
        return Mean + Scale * (Math.Log(u) - double.LogP1(-u));
    }

    /// <summary>H = 2 + log s, in nats.</summary>
    public override double Entropy() => 2 + Math.Log(Scale);
}

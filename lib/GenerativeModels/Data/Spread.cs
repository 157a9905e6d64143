namespace GenerativeModels.Data;

/// <summary>A mean and a sample standard deviation (n − 1).</summary>
/// <param name="Mean">Of the values.</param>
/// <param name="Deviation">Around the mean; NaN for a single value.</param>
public readonly record struct Spread(double Mean, double Deviation)
{
    /// <summary>Of at least one value.</summary>
    public static Spread Of(IReadOnlyList<double> values)
    {
        ArgumentOutOfRangeException.ThrowIfZero(values.Count);
        var mean = values.Average();
        var squares = values.Sum(value => (value - mean) * (value - mean));
        return new(mean, Math.Sqrt(squares / (values.Count - 1)));
    }
}

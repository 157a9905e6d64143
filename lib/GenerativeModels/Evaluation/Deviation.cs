namespace GenerativeModels.Evaluation;

/// <summary>How far one function is from another.</summary>
public static class Deviation
{
    /// <summary>max |f(x) − g(x)| over count + 1 equidistant points of [low, high]: the sup norm as far as a grid can see it.</summary>
    /// <param name="f">A function, finite on the interval; NaN anywhere gives NaN.</param>
    /// <param name="g">Another.</param>
    /// <param name="low">Lower end.</param>
    /// <param name="high">Upper end, &gt; low.</param>
    /// <param name="count">Steps, ≥ 1.</param>
    public static double Sup(Func<double, double> f, Func<double, double> g, double low, double high, int count = 2000)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var largest = 0.0;
        for (var i = 0; i <= count; i++)
        {
            var x = low + (high - low) * i / count;
            largest = Math.Max(largest, Math.Abs(f(x) - g(x)));
        }
        return largest;
    }
}

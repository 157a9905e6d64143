namespace GenerativeModels.Plots;

/// <summary>Figures hold no more digits than can be seen.</summary>
internal static class Rounding
{
    /// <summary>Rounds to a step of 10⁻ᵈⁱᵍⁱᵗˢ of the largest magnitude; NaN and ±∞ stay.</summary>
    public static double[] Significant(double[] values, int digits = 4)
    {
        var largest = values.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        if (largest == 0)
            return values;
        var places = digits - 1 - (int)Math.Floor(Math.Log10(largest));
        return Array.ConvertAll(values, v => Round(v, places));
    }

    /// <summary>Rounds each value to that many digits of its own, as logarithmic axes need.</summary>
    public static double[] Relative(double[] values, int digits = 4) =>
        Array.ConvertAll(values, v => v == 0 ? 0 : Round(v, digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(v)))));

    private static double Round(double value, int places)
    {
        if (!double.IsFinite(value))
            return value;
        if (places is >= 0 and <= 15)
            return Math.Round(value, places);
        if (places > 15)
            return double.Parse(value.ToString("E5"));
        var step = Math.Pow(10, -places);
        return Math.Round(value / step) * step;
    }
}

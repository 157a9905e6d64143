using System.Globalization;

namespace GenerativeModels.Plots;

/// <summary>Figures hold no more digits than can be seen.</summary>
internal static class Rounding
{
    /// <summary>What can be seen on a logarithmic axis, or on a linear one.</summary>
    public static double[] On(bool log, double[] values) => log ? Relative(values) : Significant(values);

    /// <summary>Rounds to a step of 10⁻ᵈⁱᵍⁱᵗˢ of the largest magnitude, so that rounding noise beside it is zero; NaN and ±∞ stay.</summary>
    public static double[] Significant(double[] values, int digits = 4)
    {
        var largest = values.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        return largest == 0 ? values : Array.ConvertAll(values, v => Round(v, digits - 1 - (int)Math.Floor(Math.Log10(largest))));
    }

    /// <summary>Rounds each value to that many digits of its own.</summary>
    public static double[] Relative(double[] values, int digits = 4) =>
        Array.ConvertAll(values, v => v == 0 ? 0 : Round(v, digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(v)))));

    private static double Round(double value, int places) =>
        !double.IsFinite(value) ? value
        : places is >= 0 and <= 15 ? Math.Round(value, places) + 0.0 // no negative zero
        : places > 15 ? double.Parse(value.ToString("E5", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
        : Math.Round(value / Math.Pow(10, -places)) * Math.Pow(10, -places);
}

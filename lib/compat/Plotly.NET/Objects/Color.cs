using System.Globalization;

namespace Plotly.NET;

/// <summary>One colour, one a point, or numbers that a colour scale maps.</summary>
public class Color : IPlotlyValue
{
    private Color(object value) => Value = value;

    public object Value { get; }

    public static Color fromARGB(int a, int r, int g, int b)
    {
        Span<int> parts = [a, r, g, b];
        foreach (var part in parts)
            if (part is < 0 or > 255)
                throw new ArgumentOutOfRangeException(nameof(a), part, "expected colour components in 0..255");
        return new(string.Create(CultureInfo.InvariantCulture, $"rgba({r}, {g}, {b}, {a / 255.0:0.0})"));
    }

    public static Color fromRGB(int r, int g, int b) => fromARGB(255, r, g, b);

    public static Color fromHex(string s)
    {
        ArgumentNullException.ThrowIfNull(s);
        var digits = s.TrimStart('#');
        if (digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
            digits = digits[2..];
        if (digits.Length != 6 || !int.TryParse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var rgb))
            throw new ArgumentException($"expected a colour like #1f77b4, got \"{s}\"", nameof(s));
        return fromRGB(rgb >> 16, (rgb >> 8) & 255, rgb & 255);
    }

    public static Color fromString(string c) => new(c);

    public static Color fromColors(IEnumerable<Color> c) => new(c.Select(one => one.Value).ToArray());

    public static Color fromColorScaleValues<a>(IEnumerable<a> c)
        where a : IConvertible => new(c.ToArray());

    object IPlotlyValue.Convert() => Value;

    public override bool Equals(object? other) => other is Color color && Value.Equals(color.Value);

    public override int GetHashCode() => Value.GetHashCode();
}

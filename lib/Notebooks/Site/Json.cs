using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Notebooks.Site;

/// <summary>Reads the loosely typed values of notebooks, writes JSON into pages.</summary>
internal static class Json
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A multi-line string of the notebook format: a string, or the list of its lines.</summary>
    public static string Text(JsonNode? node) =>
        node switch
        {
            null => "",
            JsonArray lines => string.Concat(lines.Select(Text)),
            JsonValue value when value.TryGetValue(out string? text) => text,
            _ => node.ToJsonString(Compact),
        };

    public static double? Number(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out double number) ? number : null;

    /// <summary>A number that the notebook format wants as text.</summary>
    public static double? Written(JsonNode? node) =>
        double.TryParse(Text(node), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static bool? Flag(JsonNode? node) => node is JsonValue value && value.TryGetValue(out bool flag) ? flag : null;

    /// <summary>JSON that may stand inside a script element: no character of it can close the element.</summary>
    public static string ForScript(JsonNode node) =>
        node.ToJsonString(Compact)
            .Replace("<", "\\u003c", StringComparison.Ordinal)
            .Replace("\u2028", "\\u2028", StringComparison.Ordinal)
            .Replace("\u2029", "\\u2029", StringComparison.Ordinal);

    /// <summary>A number for reading: four significant digits, or the text itself. JSON has null where the number was not finite.</summary>
    public static string Readable(JsonNode? node)
    {
        if (Number(node) is not { } number)
            return node is null ? "not a number" : Text(node);
        var size = Math.Abs(number);
        if (size is not 0 and (< 1e-3 or >= 1e6))
            return number.ToString("0.###e+0", CultureInfo.InvariantCulture);
        var decimals = size == 0 ? 0 : Math.Max(0, 3 - (int)Math.Floor(Math.Log10(size)));
        return number.ToString("0." + new string('#', decimals), CultureInfo.InvariantCulture);
    }
}

using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Notebooks.Site;

/// <summary>Text as HTML.</summary>
internal static partial class Html
{
    public static string Escape(string text) => WebUtility.HtmlEncode(Printable(text));

    /// <summary>A duration for people: 0.3 s, 12 s, 2 min 5 s.</summary>
    public static string Duration(double seconds) =>
        seconds switch
        {
            < 9.95 => seconds.ToString("0.0", CultureInfo.InvariantCulture) + " s",
            < 99.5 => seconds.ToString("0", CultureInfo.InvariantCulture) + " s",
            _ => $"{(int)(seconds / 60)} min {(int)(seconds % 60)} s",
        };

    /// <summary>Numbers such as 10 000 with spaces that do not break.</summary>
    public static string KeepThousands(string text) => Thousands.Replace(text, "\u00a0");

    [GeneratedRegex(@"(?<=\d) (?=\d{3}(?!\d))")]
    private static partial Regex Thousands { get; }

    // HTML allows no control characters but tab and newline, not even escaped.
    private static string Printable(string text) =>
        text.AsSpan().ContainsAnyInRange('\u0000', '\u001f') ? string.Concat(text.Where(c => c is '\n' or '\t' or >= ' ')) : text;
}

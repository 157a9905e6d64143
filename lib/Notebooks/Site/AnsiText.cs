using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Notebooks.Site;

/// <summary>Terminal text as HTML: colours and weight kept as classes, carriage returns played out, other sequences dropped.</summary>
internal static partial class AnsiText
{
    [GeneratedRegex(@"\x1b\[([0-9;?]*)([@-~])|\x1b\][^\a\x1b]*(?:\a|\x1b\\)|\x1b[@-Z\\^_]")]
    private static partial Regex Sequences { get; }

    public static string ToHtml(string text)
    {
        var html = new StringBuilder();
        var style = default(Style);
        var position = 0;
        var visible = PlayCarriageReturns(text);
        foreach (Match sequence in Sequences.Matches(visible))
        {
            Write(html, visible[position..sequence.Index], style);
            position = sequence.Index + sequence.Length;
            if (sequence.Groups[2].Value == "m")
                style = style.Apply(sequence.Groups[1].Value);
        }
        Write(html, visible[position..], style);
        return html.ToString();
    }

    /// <summary>The same text without any sequence.</summary>
    public static string Strip(string text) => Sequences.Replace(PlayCarriageReturns(text), "");

    // A progress line overwrites itself: what a terminal would show last is what stays.
    private static string PlayCarriageReturns(string text)
    {
        text = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        if (!text.Contains('\r'))
            return text;
        return string.Join(
            '\n',
            text.Split('\n').Select(line => line.TrimEnd('\r')).Select(line => line[(line.LastIndexOf('\r') + 1)..])
        );
    }

    private static void Write(StringBuilder html, string text, Style style)
    {
        if (text.Length == 0)
            return;
        var classes = style.Classes;
        html.Append(classes.Length == 0 ? Html.Escape(text) : $"<span class=\"{classes}\">{Html.Escape(text)}</span>");
    }

    private readonly record struct Style(int Colour, bool Bold)
    {
        // 0 is the default colour, 1–8 are the terminal's black … white.
        public string Classes =>
            string.Join(' ', new[] { Bold ? "ansi-bold" : "", Colour > 0 ? $"ansi-{Colour - 1}" : "" }.Where(c => c != ""));

        public Style Apply(string codes)
        {
            var style = this;
            var numbers = codes
                .Split(';')
                .Select(code => int.TryParse(code, CultureInfo.InvariantCulture, out var n) ? n : 0)
                .ToArray();
            for (var i = 0; i < numbers.Length; i++)
            {
                if (numbers[i] is 38 or 48)
                    i += i + 1 < numbers.Length && numbers[i + 1] == 5 ? 2 : 4; // 256 and true colours: kept plain
                else
                    style = numbers[i] switch
                    {
                        0 => default,
                        1 => style with { Bold = true },
                        22 => style with { Bold = false },
                        39 => style with { Colour = 0 },
                        >= 30 and <= 37 => style with { Colour = numbers[i] - 29 },
                        >= 90 and <= 97 => style with { Colour = numbers[i] - 89 },
                        _ => style,
                    };
            }
            return style;
        }
    }
}

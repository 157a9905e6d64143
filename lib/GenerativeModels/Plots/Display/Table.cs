using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace GenerativeModels.Plots;

/// <summary>Several things compared in several respects: one row each, one column a respect.</summary>
/// <remarks>Columns of numbers, with units or without, are aligned to the right; names and words to the left. Pale rows stand back.</remarks>
[TypeFormatterSource(typeof(Formatters), PreferredMimeTypes = ["text/html", "application/vnd.table+json", "text/plain"])]
public sealed class Table
{
    /// <summary>Nothing, a dash, or a number and its unit: "0.05 ± 0.01", "≤ 85 nats/image", "8 of 8".</summary>
    private static readonly Regex Number = new(@"^([≤≥<>±]? ?[-−+]?\d[\d.,:/%E±×+\-− ]*( .*)?|[—–-]?|NaN.*|[-−]?∞.*)$");

    private readonly IReadOnlyList<string> columns;
    private readonly IReadOnlyList<IReadOnlyList<string>> rows;
    private readonly IReadOnlySet<int> pale;

    internal Table(string title, IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<string>> rows, params int[] pale)
    {
        if (rows.FirstOrDefault(row => row.Count != columns.Count) is { } odd)
            throw new ArgumentException($"expected {columns.Count} cells a row, got {odd.Count}", nameof(rows));
        (Title, this.columns, this.rows, this.pale) = (title, columns, rows, pale.ToHashSet());
    }

    /// <summary>What the table shows.</summary>
    public string Title { get; }

    /// <summary>The table as html.</summary>
    public string Html
    {
        get
        {
            bool[] numbers = [.. columns.Select((_, i) => i > 0 && rows.All(row => Number.IsMatch(row[i])))];
            var head = string.Concat(columns.Select((name, i) => Cell("th", i, name, " scope=\"col\"")));
            return $"<table class=\"results\" style=\"border-collapse:collapse;font-variant-numeric:tabular-nums\"><caption style=\"text-align:left;font-weight:600\">"
                + $"{WebUtility.HtmlEncode(Title)}</caption><thead><tr>{head}</tr></thead><tbody>{string.Concat(rows.Select(Row))}</tbody></table>";

            string Row(IReadOnlyList<string> row, int index)
            {
                var (style, weight) = pale.Contains(index) ? (" style=\"font-style:italic;opacity:0.8\"", 400) : ("", 600);
                var cells = row.Select(
                    (t, i) => i > 0 ? Cell("td", i, t) : Cell("th", 0, t, " scope=\"row\"", $";font-weight:{weight}")
                );
                return $"<tr{style}>{string.Concat(cells)}</tr>";
            }

            string Cell(string tag, int column, string text, string scope = "", string style = "") =>
                $"<{tag}{scope} style=\"text-align:{(numbers[column] ? "right" : "left")}{style}\">"
                + $"{WebUtility.HtmlEncode(text)}</{tag}>";
        }
    }

    /// <summary>The table as data, for who collects results: title, columns, rows of cells as shown.</summary>
    internal string Json =>
        JsonSerializer.Serialize(
            new Dictionary<string, object>
            {
                ["title"] = Title,
                ["columns"] = columns,
                ["rows"] = rows,
            }
        );

    /// <summary>The table as lines of text.</summary>
    public override string ToString() =>
        string.Join('\n', rows.Prepend(columns).Select(row => string.Join("  ", row)).Prepend(Title));

    internal sealed class Formatters
    {
        private readonly object[] formatters =
        [
            new MimeFormatter<Table>("text/html", table => table.Html),
            new MimeFormatter<Table>("application/vnd.table+json", table => table.Json),
            new MimeFormatter<Table>("text/plain", table => table.ToString()),
        ];

        public IEnumerable<object> CreateTypeFormatters() => formatters;
    }
}

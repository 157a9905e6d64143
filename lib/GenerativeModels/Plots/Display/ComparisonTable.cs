using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace GenerativeModels.Plots;

/// <summary>Several things compared in several respects: one row each, one column a respect.</summary>
/// <remarks>Columns of numbers, with units or without, are aligned to the right; names and words to the left.</remarks>
[TypeFormatterSource(typeof(ComparisonTableFormatters), PreferredMimeTypes = ["text/html", "application/vnd.table+json", "text/plain"])]
public sealed record ComparisonTable
{
    /// <summary>Nothing, a dash, or a number and its unit: "0.05 ± 0.01", "≤ 85 nats/image", "8 of 8".</summary>
    private static readonly Regex Number = new(@"^([≤≥<>±]? ?[-−+]?\d[\d.,:/%E±×+\-− ]*( .*)?|[—–-]?|NaN.*)$");

    private readonly IReadOnlyList<string> columns;
    private readonly IReadOnlyList<IReadOnlyList<string>> rows;

    internal ComparisonTable(string title, IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.FirstOrDefault(row => row.Count != columns.Count) is { } odd)
            throw new ArgumentException($"expected {columns.Count} cells a row, got {odd.Count}", nameof(rows));
        (Title, this.columns, this.rows) = (title, columns, rows);
    }

    /// <summary>What the table shows.</summary>
    public string Title { get; }

    /// <summary>The table as html.</summary>
    public string Html
    {
        get
        {
            const string number = " style=\"text-align:right;font-variant-numeric:tabular-nums\"";
            const string words = " style=\"text-align:left\"";
            bool[] numbers = [.. columns.Select((_, i) => i > 0 && rows.All(row => Number.IsMatch(row[i])))];
            const string name = " scope=\"row\" style=\"text-align:left;font-weight:600\"";
            var html = new StringBuilder("<table class=\"results\" style=\"border-collapse:collapse\">");
            html.Append("<caption style=\"text-align:left;font-weight:600\">").Append(WebUtility.HtmlEncode(Title));
            html.Append("</caption><thead><tr>");
            for (var i = 0; i < columns.Count; i++)
                Append(html, "th", $" scope=\"col\" style=\"text-align:{(numbers[i] ? "right" : "left")}\"", columns[i]);
            html.Append("</tr></thead><tbody>");
            foreach (var row in rows)
            {
                html.Append("<tr>");
                for (var i = 0; i < row.Count; i++)
                    Append(
                        html,
                        i == 0 ? "th" : "td",
                        i == 0 ? name
                            : numbers[i] ? number
                            : words,
                        row[i]
                    );
                html.Append("</tr>");
            }
            return html.Append("</tbody></table>").ToString();
        }
    }

    /// <summary>The table as data, for who collects results: title, columns, rows of cells as shown.</summary>
    internal string Json =>
        JsonSerializer.Serialize(
            new
            {
                title = Title,
                columns,
                rows,
            }
        );

    /// <summary>The table as lines of text.</summary>
    public override string ToString() =>
        string.Join('\n', rows.Prepend(columns).Select(row => string.Join("  ", row)).Prepend(Title));

    private static void Append(StringBuilder html, string tag, string attributes, string text) =>
        html.Append('<').Append(tag).Append(attributes).Append('>').Append(WebUtility.HtmlEncode(text)).Append($"</{tag}>");
}

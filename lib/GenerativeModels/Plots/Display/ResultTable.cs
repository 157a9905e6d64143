using System.Net;
using System.Text;
using System.Text.Json;

namespace GenerativeModels.Plots;

/// <summary>Results in order, best first, with what cannot be beaten and what must be reached among them.</summary>
[TypeFormatterSource(typeof(ResultTableFormatters), PreferredMimeTypes = ["text/html", "application/vnd.table+json", "text/plain"])]
public sealed record ResultTable
{
    private readonly IReadOnlyList<Result> rows;
    private readonly string unit;

    internal ResultTable(string title, string unit, IReadOnlyList<Result> results, bool lowerIsBetter)
    {
        Title = title;
        this.unit = unit;
        rows = [.. lowerIsBetter ? results.OrderBy(r => r.Value) : results.OrderByDescending(r => r.Value)];
    }

    /// <summary>What the table shows.</summary>
    public string Title { get; }

    /// <summary>The table as html.</summary>
    public string Html
    {
        get
        {
            var html = new StringBuilder(
                "<table class=\"results\" style=\"border-collapse:collapse\"><caption style=\"text-align:left;font-weight:600\">"
            );
            html.Append(WebUtility.HtmlEncode(Title))
                .Append("</caption><thead><tr><th scope=\"col\" style=\"text-align:left\">model</th>");
            html.Append("<th scope=\"col\" style=\"text-align:right\">").Append(WebUtility.HtmlEncode(unit));
            html.Append("</th><th scope=\"col\" style=\"text-align:left\">kind</th>");
            var noted = rows.Any(row => row.Note.Length > 0);
            html.Append(noted ? "<th scope=\"col\" style=\"text-align:left\">note</th>" : "").Append("</tr></thead><tbody>");
            foreach (var row in rows)
                AppendRow(html, row, noted);
            return html.Append("</tbody></table>").ToString();
        }
    }

    /// <summary>The table as data, for who collects results: title, columns, rows of cells as shown.</summary>
    internal string Json =>
        JsonSerializer.Serialize(
            new
            {
                title = Title,
                columns = new[] { "model", unit, "kind", "note" },
                rows = rows.Select(row => new[] { row.Name, Number(row), Word(row.Kind), row.Note }),
            }
        );

    /// <summary>The table as lines of text.</summary>
    public override string ToString() =>
        $"{Title} ({unit}): {string.Join("; ", rows.Select(r => $"{r.Name} {Number(r)}{(r.Kind == ResultKind.Model ? "" : $" ({Word(r.Kind)})")}"))}";

    private static void AppendRow(StringBuilder html, Result row, bool noted)
    {
        var style = row.Kind == ResultKind.Model ? "" : " style=\"font-style:italic;opacity:0.8\"";
        html.Append("<tr")
            .Append(style)
            .Append("><th scope=\"row\" style=\"text-align:left;font-weight:")
            .Append(row.Kind == ResultKind.Model ? "600" : "400");
        html.Append("\">")
            .Append(WebUtility.HtmlEncode(row.Name))
            .Append("</th><td style=\"text-align:right;font-variant-numeric:tabular-nums\">");
        html.Append(Number(row)).Append("</td><td style=\"text-align:left\">").Append(Word(row.Kind));
        if (noted)
            html.Append("</td><td style=\"text-align:left\">").Append(WebUtility.HtmlEncode(row.Note));
        html.Append("</td></tr>");
    }

    /// <summary>Two digits behind the point; up to four for small numbers.</summary>
    private static string Number(Result row)
    {
        var digits = Math.Abs(row.Value) < 10 ? "0.00##" : "0.00";
        var value = row.Value.ToString(digits);
        return row.Deviation is { } deviation ? $"{value} ± {deviation.ToString(digits)}" : value;
    }

    private static string Word(ResultKind kind) =>
        kind switch
        {
            ResultKind.Model => "measured",
            ResultKind.Floor => "floor",
            ResultKind.Bound => "bound",
            _ => "published",
        };
}

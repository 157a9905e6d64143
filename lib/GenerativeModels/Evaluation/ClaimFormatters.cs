using System.Net;
using System.Text.Json;
using GenerativeModels.Plots;

namespace GenerativeModels.Evaluation;

/// <summary>How a notebook shows a <see cref="Claim"/>: a badge, one line of text, and data for who collects claims.</summary>
internal sealed class ClaimFormatters
{
    private readonly object[] formatters =
    [
        new MimeFormatter<Claim>("text/html", Html),
        new MimeFormatter<Claim>("application/vnd.claim+json", Json),
        new MimeFormatter<Claim>("text/plain", claim => claim.ToString()),
    ];

    public IEnumerable<object> CreateTypeFormatters() => formatters;

    // Blue and vermilion stay apart for every kind of colour vision, and the words say it too.
    private static string Html(Claim claim)
    {
        var (colour, tint, mark, verdict) = claim.Holds
            ? ("#005a9c", "#eaf3fa", "✓", "holds")
            : ("#b23c00", "#fdf0e8", "✗", "does not hold");
        var (measured, bound) = (claim.WithUnit(Bound.Number(claim.Measured)), claim.WithUnit(claim.Bound.ToString()));
        var box =
            "display:flex;flex-wrap:wrap;align-items:baseline;gap:.3em 1em;margin:.5em 0;padding:.6em 1em;border-radius:4px;"
            + $"border-left:6px solid {colour};background:{tint};color:#1a1a1a;font:1rem/1.5 system-ui,sans-serif";
        return $"""
            <div class="claim" role="status" style="{box}">
            <strong style="color:{colour};white-space:nowrap">{mark} {verdict}</strong>
            <span style="flex:1 1 20em">{Encode(claim.Statement)}</span>
            <span style="white-space:nowrap">measured <strong>{Encode(measured)}</strong></span>
            <span style="white-space:nowrap">bound <strong>{Encode(bound)}</strong></span>
            </div>
            """;
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    // JSON has no NaN or infinity: they become null.
    private static string Json(Claim claim) =>
        JsonSerializer.Serialize(
            new
            {
                claim = claim.Statement,
                measured = double.IsFinite(claim.Measured) ? claim.Measured : (double?)null,
                relation = claim.Bound.Relation,
                bound = claim.Bound.Relation == "within" ? (object)claim.Bound.ToString() : claim.Bound.Value,
                unit = claim.Unit,
                holds = claim.Holds,
            }
        );
}

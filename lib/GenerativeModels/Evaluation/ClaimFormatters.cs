using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
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
    private const string Good = "#005a9c";
    private const string Bad = "#b23c00";

    private static string Html(Claim claim)
    {
        var (colour, tint) = claim.Holds ? (Good, "#eaf3fa") : (Bad, "#fdf0e8");
        var verdict =
            claim.Fault is { } fault ? $"✗ {fault}"
            : claim.IsIdentity ? "= identity"
            : "✓ holds";
        var measured = claim.Bound.Holds(claim.Measured) ? Good : Bad;
        string[] numbers =
        [
            Number(claim.IsIdentity ? "difference" : "measured", claim.WithUnit(claim.Measured), measured),
            Number(claim.IsIdentity ? "tolerance" : "bound", claim.WithUnit(claim.Bound), "inherit"),
            .. claim.Theory is { } theory ? [Number("theory", claim.WithUnit(theory), "inherit")] : Array.Empty<string>(),
            .. claim.Twins.Select(twin => Number($"twin: {twin.Name}", claim.WithUnit(twin.Value), Bad)),
        ];
        var box =
            "display:flex;flex-wrap:wrap;align-items:baseline;gap:.3em 1.2em;margin:.5em 0;padding:.6em 1em;border-radius:4px;"
            + $"border-left:6px solid {colour};background:{tint};color:#1a1a1a;font:1rem/1.5 system-ui,sans-serif";
        return $"""
            <div class="claim" role="status" style="{box}">
            <strong style="color:{colour}">{Encode(verdict)}</strong>
            <span style="flex:1 1 20em">{Encode(claim.Statement)}</span>
            <span style="flex-basis:100%;display:flex;flex-wrap:wrap;gap:0 1.2em">{string.Join('\n', numbers)}</span>
            </div>
            """;
    }

    private static string Number(string name, string value, string colour) =>
        $"<span>{Encode(name)} <strong style=\"white-space:nowrap;color:{colour}\">{Encode(value)}</strong></span>";

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    // JSON has no NaN or infinity: the measured number becomes null, a twin's infinity a word.
    private static string Json(Claim claim) =>
        JsonSerializer.Serialize(
            new
            {
                kind = claim.IsIdentity ? "identity" : "claim",
                claim = claim.Statement,
                measured = double.IsFinite(claim.Measured) ? claim.Measured : (double?)null,
                relation = claim.Bound.Relation,
                bound = claim.Bound.Relation == "within" ? (object)claim.Bound.ToString() : claim.Bound.Value,
                unit = claim.Unit,
                theory = claim.Theory,
                twins = claim.Twins.Select(twin => new
                {
                    name = twin.Name,
                    value = twin.Value,
                    fails = !double.IsNaN(twin.Value) && !claim.Bound.Holds(twin.Value),
                }),
                holds = claim.Holds,
            },
            Words
        );

    private static readonly JsonSerializerOptions Words = new()
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };
}

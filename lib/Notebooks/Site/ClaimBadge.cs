using System.Text.Json.Nodes;

namespace Notebooks.Site;

/// <summary>A verified claim as a badge: the verdict, the statement, the measured number against its bound.</summary>
internal static class ClaimBadge
{
    public static SiteClaim Read(JsonObject claim, string anchor) =>
        new(
            anchor,
            Json.Text(claim["claim"]),
            Json.Readable(claim["measured"]),
            Json.Text(claim["relation"]) switch
            {
                "<=" => "≤",
                ">=" => "≥",
                "==" or "=" => "=",
                var relation => relation,
            },
            Json.Readable(claim["bound"]),
            Json.Text(claim["unit"]),
            Json.Flag(claim["holds"]) ?? false
        );

    public static string ToHtml(SiteClaim claim) =>
        $"""
            <div class="output claim {(claim.Holds ? "holds" : "fails")}" id="{claim.Anchor}">
            <span class="verdict">{Verdict(claim)}</span>
            <span class="statement">{Statement(claim.Text)}</span>
            <span class="measure">{Measure(claim)}</span>
            </div>

            """;

    public static string Verdict(SiteClaim claim) => claim.Holds ? "✓ holds" : "✗ fails";

    public static string Measure(SiteClaim claim) =>
        $"<strong>{Html.Escape(claim.Measured)}</strong> {Html.Escape($"{claim.Relation} {claim.Bound} {claim.Unit}".Trim())}";

    /// <summary>The statement, formulas between dollars kept for the page to draw.</summary>
    public static string Statement(string text)
    {
        text = Html.KeepThousands(text);
        var parts = text.Split('$');
        if (parts.Length % 2 == 0)
            return Html.Escape(text);
        return string.Concat(
            parts.Select((part, i) => i % 2 == 0 ? Html.Escape(part) : $"<span class=\"math\">{Html.Escape(part)}</span>")
        );
    }
}

using System.Text.Json.Nodes;

namespace Notebooks.Site;

/// <summary>A verified claim as a badge: the verdict, the statement, the measured number against its bound, its twins.</summary>
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
            claim["theory"] is { } theory ? Json.Readable(theory) : "",
            [
                .. (claim["twins"] as JsonArray ?? []).Select(twin => new SiteTwin(
                    Json.Text(twin!["name"]),
                    Json.Readable(twin["value"]),
                    Json.Flag(twin["fails"]) ?? false
                )),
            ],
            Json.Text(claim["kind"]) == "identity",
            Json.Flag(claim["holds"]) ?? false
        );

    public static string ToHtml(SiteClaim claim) =>
        $"""
            <div class="output claim {Kind(claim)}" id="{claim.Anchor}">
            <span class="verdict">{Verdict(claim)}</span>
            <span class="statement">{Statement(claim.Text)}</span>
            <span class="measure">{Measure(claim)}</span>
            </div>

            """;

    public static string Verdict(SiteClaim claim) =>
        !claim.Holds ? "✗ fails"
        : claim.IsIdentity ? "= identity"
        : "✓ holds";

    /// <summary>The number against its bound, then what theory says and what each twin got, in one line.</summary>
    public static string Measure(SiteClaim claim) =>
        string.Join(
            " <span class=\"apart\">·</span> ",
            [
                $"<strong>{Html.Escape(claim.Measured)}</strong> "
                    + Html.Escape($"{claim.Relation} {claim.Bound} {claim.Unit}".Trim()),
                .. claim.Theory.Length > 0
                    ? [$"theory {Html.Escape($"{claim.Theory} {claim.Unit}".Trim())}"]
                    : Array.Empty<string>(),
                .. claim.Twins.Select(twin =>
                    $"<span class=\"twin\">twin: {Html.Escape(twin.Name)} <span class=\"value\"><strong>{Html.Escape(twin.Value)}</strong> "
                    + $"{(twin.Fails ? "✗" : "keeps the bound: no power")}</span></span>"
                ),
            ]
        );

    private static string Kind(SiteClaim claim) =>
        !claim.Holds ? "fails"
        : claim.IsIdentity ? "identity"
        : "holds";

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

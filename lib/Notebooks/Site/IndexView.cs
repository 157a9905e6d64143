namespace Notebooks.Site;

/// <summary>The first page: the outline with a picture a notebook, the claims with their verdicts, the runs.</summary>
internal static class IndexView
{
    private const int PageLimit = 2_500_000;

    public static string ToHtml(Outline outline)
    {
        var budget = outline.Pages.Count == 0 ? 0 : Math.Min(400_000, PageLimit / outline.Pages.Count);
        var claims = outline.Pages.SelectMany(page => page.Claims).ToList();
        var held = claims.Count(claim => claim.Holds);
        var twins = claims.Count(claim => claim.Twins.Count > 0 && claim.Twins.All(twin => twin.Fails));
        var identities = outline.Pages.Sum(page => page.Identities);
        var body = $"""
            <main id="main">
            <div class="hero">
            <h1>{TitleHtml(outline.Title)}</h1>
            {(
                outline.Subtitle.Length > 0 ? $"<p class=\"subtitle\">{Html.Escape(outline.Subtitle)}</p>\n" : ""
            )}<p class="summary"><a href="#claims">{held} of {claims.Count} claims hold</a>, {twins} beside a twin that fails · {identities} identities · <a href="#runs">{outline.Pages.Count(
                page => page.Run.Passed
            )} of {outline.Pages.Count} notebooks passed</a></p>
            </div>
            {string.Concat(outline.Parts.Select(part => Part(part, budget)))}<section id="claims" class="ledger">
            <h2>Claims</h2>
            {(claims.Count == 0 ? "<p>No claim was verified in this run.</p>" : Claims(outline))}
            </section>
            <section id="runs" class="ledger">
            <h2>Runs</h2>
            {RunView.Table(outline.Pages)}
            </section>
            </main>
            """;
        var needsPlotly = outline.Pages.Any(page => Picture(page, budget).Contains("application/json", StringComparison.Ordinal));
        return PageFrame.Page(outline.Title, outline.Title, "index", body, needsPlotly);
    }

    // A title of two parts breaks between them.
    private static string TitleHtml(string title) =>
        title.IndexOf(": ", StringComparison.Ordinal) is > 0 and var at
            ? $"{Html.Escape(title[..(at + 1)])} <span class=\"second\">{Html.Escape(title[(at + 2)..])}</span>"
            : Html.Escape(title);

    private static string Part(OutlinePart part, int budget) =>
        $"""
            <section class="part">
            <h2>{(part.Number.Length > 0 ? $"<span class=\"ordinal\">{part.Number}</span> " : "")}{Html.Escape(part.Name)}</h2>
            {(
                part.Pages.Count == 0
                    ? "<p class=\"absent\">Not part of this run.</p>"
                    : $"<ul class=\"cards\">\n{string.Concat(part.Pages.Select(page => Card(page, budget)))}</ul>"
            )}
            </section>

            """;

    private static string Card(NotebookPage page, int budget)
    {
        var held = page.Claims.Count(claim => claim.Holds);
        var verdict = page.Run.Passed ? "" : $"<span class=\"status fails\">{page.Run.Verdict}</span> ";
        var claims =
            page.Claims.Count == 0
                ? ""
                : $"<span class=\"status {(held == page.Claims.Count ? "holds" : "fails")}\">{held}/{page.Claims.Count} claims</span> ";
        var time = page.Run.Seconds is { } seconds ? Html.Duration(seconds) : "";
        return $"""
            <li class="card">
            {Picture(page, budget)}
            <h3><a href="{page.File}">{page.TitleHtml}</a></h3>
            <p class="message">{page.Message}</p>
            <p class="about">{verdict}{claims}{time}</p>
            </li>

            """;
    }

    // The author's choice (a cell tagged cover) first, then what moves, then the first figure or image; small enough to stand here.
    private static string Picture(NotebookPage page, int budget)
    {
        foreach (var cover in page.Covers.OrderBy(cover => cover.Rank))
        {
            if (cover.Figure is not null && PlotlyFigure.Thumbnail(cover.Figure, budget) is { } json)
                return $"<div class=\"picture plot thumbnail\"><div class=\"canvas\" aria-hidden=\"true\"></div><script type=\"application/json\">{json}</script></div>";
            if (cover.Image is { } image && image.Length <= budget)
                return $"<div class=\"picture\"><img src=\"{image}\" alt=\"\" loading=\"lazy\"></div>";
        }
        return $"<div class=\"picture plain\" aria-hidden=\"true\">{Html.Escape(page.Name.Split('-')[0])}</div>";
    }

    private static string Claims(Outline outline)
    {
        var rows = outline.Pages.SelectMany(page =>
            page.Claims.Select(claim =>
                $"<tr class=\"{(claim.Holds ? "holds" : "fails")}\"><td><span class=\"verdict\">{ClaimBadge.Verdict(claim)}</span></td>"
                + $"<td><a href=\"{page.File}#{claim.Anchor}\">{ClaimBadge.Statement(claim.Text)}</a></td>"
                + $"<td class=\"measure\">{ClaimBadge.Measure(claim)}</td><td>{Html.Escape(page.Name)}</td></tr>\n"
            )
        );
        return $"""
            <div class="scroll" tabindex="0" role="region" aria-label="Claims">
            <table>
            <thead><tr><th scope="col">Verdict</th><th scope="col">Claim</th><th scope="col">Measured against bound, twin</th><th scope="col">Notebook</th></tr></thead>
            <tbody>
            {string.Concat(rows)}</tbody>
            </table>
            </div>
            """;
    }
}

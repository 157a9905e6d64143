using System.Globalization;
using System.Text;

namespace Notebooks.Site;

/// <summary>A notebook's page, whole: table of contents, body, neighbours, run information.</summary>
internal static class NotebookView
{
    public static string ToHtml(NotebookPage page, Outline outline)
    {
        var at = outline.Pages.ToList().IndexOf(page);
        var previous = at > 0 ? outline.Pages[at - 1] : null;
        var next = at + 1 < outline.Pages.Count ? outline.Pages[at + 1] : null;
        var bar =
            "<nav class=\"steps\" aria-label=\"Neighbouring notebooks\">"
            + Step(previous, "prev", "←")
            + Step(next, "next", "→")
            + "</nav>\n";
        var body = $"""
            <div class="layout">
            {Contents(page)}
            <main id="main">
            <p class="eyebrow">{Html.Escape(outline.PartOf(page).Label)}</p>
            {(page.Headings.Any(heading => heading.Level == 1) ? "" : $"<h1>{Html.Escape(page.Title)}</h1>\n")}{Banner(
                page
            )}{page.Body}<footer>
            {RunView.Line(page)}
            <nav class="around" aria-label="Previous and next notebook">
            {Neighbour(previous, "Previous")}{Neighbour(next, "Next")}</nav>
            </footer>
            </main>
            </div>
            """;
        return PageFrame.Page($"{page.Title} · {outline.Title}", outline.Title, "notebook", body, page.NeedsPlotly, bar);
    }

    private static string Step(NotebookPage? page, string rel, string arrow) =>
        page is null
            ? ""
            : $"<a rel=\"{rel}\" href=\"{page.File}\" title=\"{Html.Escape(page.Title)}\" aria-label=\"{Html.Escape(page.Title)}\">{arrow}</a>";

    private static string Neighbour(NotebookPage? page, string label) =>
        page is null
            ? ""
            : $"<a class=\"{label.ToLowerInvariant()}\" href=\"{page.File}\"><small>{label}</small> {page.TitleHtml}</a>\n";

    private static string Banner(NotebookPage page)
    {
        if (page.Run.Passed)
            return "";
        var message = page.Run.Message.Length > 0 ? $"<pre tabindex=\"0\">{AnsiText.ToHtml(page.Run.Message)}</pre>" : "";
        return $"<div class=\"banner\" role=\"note\"><p><strong>This run is not whole: {page.Run.Verdict}.</strong></p>{message}</div>\n";
    }

    private static string Contents(NotebookPage page)
    {
        var html = new StringBuilder("<nav class=\"toc\" aria-label=\"On this page\">\n<p>On this page</p>\n<ol>\n");
        foreach (var heading in page.Headings.Where(heading => heading.Level <= 3))
            html.Append(
                CultureInfo.InvariantCulture,
                $"<li class=\"level-{heading.Level}\"><a href=\"#{heading.Id}\">{heading.Html}</a></li>\n"
            );
        return html.Append("</ol>\n</nav>").ToString();
    }
}

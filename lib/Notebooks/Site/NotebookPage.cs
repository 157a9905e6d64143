using System.Text;
using Notebooks.Format;

namespace Notebooks.Site;

/// <summary>An executed notebook, rendered: its body in units, and what the index, the search and the neighbours need of it.</summary>
internal sealed class NotebookPage
{
    private readonly OutputRenderer outputs;
    private readonly List<Heading> headings = [];
    private readonly List<Passage> passages = [];

    public NotebookPage(
        ExecutedNotebook notebook,
        IReadOnlyList<string> folders,
        IReadOnlySet<string> pages,
        ICollection<string> warnings
    )
    {
        Name = notebook.Name;
        Run = notebook.Run;
        var markdown = new MarkdownRenderer(new LinkResolver(Name, folders, pages, warnings));
        outputs = new OutputRenderer(Name, markdown, warnings);
        var code = new NotebookCode(notebook.Cells.Where(cell => cell.Kind == CellKind.Code).Select(Shown), folders[^1]);
        Body = Render(notebook.Cells, markdown, code);
    }

    public string Name { get; }
    public RunInfo Run { get; }
    public string Body { get; }
    public string File => Name + ".html";
    public IReadOnlyList<Heading> Headings => headings;
    public IReadOnlyList<Passage> Passages => passages;
    public IReadOnlyList<SiteClaim> Claims => outputs.Claims;
    public int Identities => outputs.Identities;
    public int Figures => outputs.Figures;
    public bool NeedsPlotly => outputs.NeedsPlotly;
    public IReadOnlyList<Cover> Covers => outputs.Covers;

    /// <summary>The notebook's title as plain text: its first heading, else its name.</summary>
    public string Title => headings.FirstOrDefault()?.Text ?? Name;

    public string TitleHtml => headings.FirstOrDefault()?.Html ?? Html.Escape(Name);

    /// <summary>The message under the title, as HTML.</summary>
    public string Message { get; private set; } = "";

    // A heading opens a unit: claim, code, figure and verification, which is one slide when presenting. A second cell with
    // figures under the same heading opens a unit that continues the first.
    private string Render(IReadOnlyList<Cell> cells, MarkdownRenderer markdown, NotebookCode code)
    {
        var html = new StringBuilder();
        var (open, drawn, counted) = (false, false, 0);
        foreach (var cell in cells)
        {
            var before = outputs.Covers.Count;
            var part = cell.Kind == CellKind.Markdown ? markdown.Render(cell.Source, cell.Attachments) : null;
            var body =
                part is not null ? Text(part)
                : cell.Kind == CellKind.Code ? Code(cell, code.ToHtml(counted++))
                : "";
            var draws = outputs.Covers.Count > before;
            var continues = drawn && draws;
            if (!open || part?.Headings.Count > 0 || continues)
            {
                html.Append(open ? "</section>\n" : "").Append(Opening(continues));
                (open, drawn) = (true, false);
            }
            drawn |= draws;
            html.Append(body);
        }
        return html.Append(open ? "</section>\n" : "").ToString();
    }

    private string Opening(bool continues) =>
        continues && headings.Count > 0
            ? $"<section class=\"unit continued\" data-title=\"{Html.Escape(headings[^1].Text)}\">\n"
            : "<section class=\"unit\">\n";

    private string Text(MarkdownPart part)
    {
        headings.AddRange(part.Headings);
        passages.AddRange(part.Passages);
        if (Message.Length == 0)
            Message = part.Lead;
        return $"<div class=\"cell text\">\n{part.Html}</div>\n";
    }

    private string Code(Cell cell, string source)
    {
        var label = cell.HasTag("parameters") ? "<span class=\"label\">parameters</span>" : "";
        var time = Json.Written(cell.Metadata["execution"]?["seconds"]) is { } seconds and >= 0.05
            ? $"<span class=\"time\" title=\"time this cell took\">{Html.Duration(seconds)}</span>"
            : "";
        var shown =
            source.Length == 0 || cell.HasTag("hide-input")
                ? ""
                : $"""
                            <div class="source">
                    <p class="about">{label}{time}<button type="button" class="copy">Copy</button></p>
                    <pre tabindex="0"><code>{source}</code></pre>
                    </div>

                    """;
        var results = outputs.Render(cell);
        return $"<div class=\"cell code\">\n{shown}{(results.Length == 0 ? "" : $"<div class=\"outputs\">\n{results}</div>\n")}</div>\n";
    }

    private static string Shown(Cell cell) => cell.Source.TrimEnd();
}

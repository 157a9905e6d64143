using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Extensions.Tables;
using Markdig.Helpers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Notebooks.Site;

/// <summary>
/// Markdown cells of one page as HTML. Formulas are kept as TeX in elements of class <c>math</c>; headings get ids that are
/// unique on the page; the page keeps one level-1 heading, its title; Korean passages are marked as such.
/// </summary>
internal sealed partial class MarkdownRenderer(LinkResolver links)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseEmphasisExtras()
        .Use<Formulas>()
        .UseTaskLists()
        .UseAutoLinks()
        .UseDefinitionLists()
        .Build();

    private readonly HashSet<string> ids = [];
    private bool titled;

    public MarkdownPart Render(string markdown, JsonObject? attachments = null)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        var headings = new List<Heading>();
        foreach (var heading in document.Descendants<HeadingBlock>())
            headings.Add(Name(heading));
        foreach (var link in document.Descendants<LinkInline>())
            links.Resolve(link, attachments);
        foreach (var link in document.Descendants<AutolinkInline>())
            MarkExternal(link, link.Url);
        foreach (
            var block in document.Descendants<LeafBlock>().Where(block => block is not CodeBlock && IsKorean(PlainText(block)))
        )
            Attributes(block is ParagraphBlock { Parent: ListItemBlock or TableCell } ? block.Parent! : block)
                .AddProperty("lang", "ko");
        var lead = document.OfType<ParagraphBlock>().FirstOrDefault();
        foreach (var literal in document.Descendants<LiteralInline>().Where(literal => literal.Content.Length > 4))
            literal.Content = new StringSlice(Html.KeepThousands(literal.Content.ToString()));
        return new MarkdownPart(ToHtml(document), headings, InlineHtml(lead?.Inline), Passages(document, headings));
    }

    /// <summary>An id for a heading or an element of this page that no other has.</summary>
    public string UniqueId(string text)
    {
        var slug = new StringBuilder();
        foreach (var c in text.ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(c))
                slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }
        var stem = slug.ToString().Trim('-') is { Length: > 0 } name ? name : "section";
        var id = stem;
        for (var n = 2; !ids.Add(id); n++)
            id = $"{stem}-{n}";
        return id;
    }

    private Heading Name(HeadingBlock heading)
    {
        if (heading.Level == 1 && titled)
            heading.Level = 2;
        titled |= heading.Level == 1;
        var text = PlainText(heading);
        var id = UniqueId(text);
        Attributes(heading).Id = id;
        return new Heading(heading.Level, id, InlineHtml(heading.Inline), text);
    }

    internal static HtmlAttributes Attributes(MarkdownObject node) => node.GetAttributes();

    internal static void MarkExternal(MarkdownObject link, string? url)
    {
        if (LinkResolver.IsExternal(url))
            Attributes(link).AddPropertyIfNotExist("rel", "noreferrer");
    }

    // A table's empty corner heads nothing.
    [GeneratedRegex("<th[^>]*></th>")]
    private static partial Regex EmptyHeaders { get; }

    // A heading that is a formula has no text by which a screen reader could name its column.
    [GeneratedRegex("<th([^>]*)>(<span class=\"math\">([^<]*)</span>)</th>")]
    private static partial Regex FormulaHeaders { get; }

    private static string ToHtml(MarkdownDocument document)
    {
        using var writer = new StringWriter();
        NewRenderer(writer).Render(document);
        var html = EmptyHeaders.Replace(writer.ToString(), "<td></td>");
        return FormulaHeaders.Replace(
            html,
            """<th$1><span class="unseen">$3</span><span class="math" aria-hidden="true">$3</span></th>"""
        );
    }

    private static string InlineHtml(ContainerInline? inline)
    {
        using var writer = new StringWriter();
        if (inline is not null)
            NewRenderer(writer).WriteChildren(inline);
        return writer.ToString();
    }

    private static HtmlRenderer NewRenderer(TextWriter writer)
    {
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.Replace<CodeBlockRenderer>(new FencedCode());
        return renderer;
    }

    private static List<Passage> Passages(MarkdownDocument document, List<Heading> headings)
    {
        var passages = new List<Passage>();
        var text = new StringBuilder();
        Heading? current = null;
        var next = 0;
        foreach (var block in document.Descendants<LeafBlock>())
        {
            if (block is HeadingBlock)
            {
                passages.Add(new Passage(current, text.ToString().Trim()));
                text.Clear();
                current = headings[next++];
            }
            else if (block is not (HtmlBlock or CodeBlock) || block is MathBlock)
                text.Append(PlainText(block)).Append(' ');
        }
        passages.Add(new Passage(current, text.ToString().Trim()));
        return [.. passages.Where(passage => passage.Heading is not null || passage.Text.Length > 0)];
    }

    private static string PlainText(LeafBlock block)
    {
        if (block is MathBlock)
            return block.Lines.ToString();
        var text = new StringBuilder();
        foreach (var inline in block.Inline?.Descendants() ?? [])
            text.Append(
                inline switch
                {
                    LiteralInline literal => literal.Content.ToString(),
                    CodeInline code => code.Content,
                    MathInline math => math.Content.ToString(),
                    LineBreakInline => " ",
                    _ => "",
                }
            );
        return text.ToString();
    }

    /// <summary>Whether a third or more of the letters are Hangul.</summary>
    private static bool IsKorean(string text)
    {
        var hangul = text.Count(c => c is >= '\uac00' and <= '\ud7a3');
        return hangul > 0 && 3 * hangul >= text.Count(char.IsLetter);
    }

    private sealed class FencedCode : HtmlObjectRenderer<CodeBlock>
    {
        protected override void Write(HtmlRenderer renderer, CodeBlock code)
        {
            var language = (code as FencedCodeBlock)?.Info;
            var text = code.Lines.ToString();
            renderer
                .EnsureLine()
                .Write("<pre tabindex=\"0\"><code>")
                .Write(language is "csharp" or "cs" or "C#" or "c#" ? CodeHighlighter.ToHtml(text) : Html.Escape(text))
                .WriteLine("</code></pre>");
        }
    }
}

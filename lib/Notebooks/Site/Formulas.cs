using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Notebooks.Site;

/// <summary>
/// Formulas in Markdown, <c>$…$</c> and <c>$$…$$</c>, as notebooks know them; they stay TeX, in elements of class <c>math</c>.
/// </summary>
internal sealed class Formulas : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.InlineParsers.Insert(0, new Parser());
        pipeline.BlockParsers.Insert(0, new MathBlockParser());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        if (renderer is not HtmlRenderer html)
            return;
        html.ObjectRenderers.Insert(0, new Inline());
        html.ObjectRenderers.Insert(0, new Block());
    }

    /// <summary>
    /// A dollar opens where neither a Latin letter nor a digit stands before it and no space after it, and closes where it is the
    /// other way round. So prices stay prices, and a Korean particle may follow its formula without a space.
    /// </summary>
    private sealed class Parser : InlineParser
    {
        public Parser() => OpeningCharacters = ['$'];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            var before = slice.PeekCharExtra(-1);
            var dollars = slice.PeekChar() == '$' ? 2 : 1;
            var start = slice.Start + dollars;
            if (before == '$' || char.IsAsciiLetterOrDigit(before) || start > slice.End)
                return false;
            if (dollars == 1 && char.IsWhiteSpace(slice.Text[start]))
                return false;
            var end = End(slice, start, dollars);
            if (end <= start)
                return false;
            processor.Inline = new MathInline
            {
                Span = new SourceSpan(
                    processor.GetSourcePosition(slice.Start, out var line, out var column),
                    processor.GetSourcePosition(end + dollars - 1)
                ),
                Line = line,
                Column = column,
                Delimiter = '$',
                DelimiterCount = dollars,
                Content = new StringSlice(slice.Text, start, end - 1),
            };
            slice.Start = end + dollars;
            return true;
        }

        /// <summary>Where the closing dollars begin; −1 where there are none.</summary>
        private static int End(StringSlice slice, int start, int dollars)
        {
            for (var i = start; i <= slice.End; i++)
            {
                if (slice.Text[i] == '\\')
                    i++;
                else if (slice.Text[i] == '$' && Closes(slice, i, dollars))
                    return i;
            }
            return -1;
        }

        private static bool Closes(StringSlice slice, int at, int dollars)
        {
            var after = at + dollars;
            if (dollars == 2)
                return after <= slice.End + 1 && slice.Text[at + 1] == '$';
            return !char.IsWhiteSpace(slice.Text[at - 1]) && (after > slice.End || !char.IsAsciiLetterOrDigit(slice.Text[after]));
        }
    }

    private sealed class Inline : HtmlObjectRenderer<MathInline>
    {
        protected override void Write(HtmlRenderer renderer, MathInline formula) =>
            renderer
                .Write(formula.DelimiterCount > 1 ? "<span class=\"math display\">" : "<span class=\"math\">")
                .Write(Html.Escape(formula.Content.ToString()))
                .Write("</span>");
    }

    private sealed class Block : HtmlObjectRenderer<MathBlock>
    {
        protected override void Write(HtmlRenderer renderer, MathBlock formula) =>
            renderer
                .EnsureLine()
                .Write("<div class=\"math display\">")
                .Write(Html.Escape(formula.Lines.ToString()))
                .WriteLine("</div>");
    }
}

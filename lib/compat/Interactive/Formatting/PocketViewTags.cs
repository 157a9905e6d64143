using System.Collections;
using System.Text;

namespace Microsoft.DotNet.Interactive.Formatting;

// Upstream's names: style and Style, and a Style that is enumerable only so that it can be initialised as a collection.
#pragma warning disable CA1708, CA1010

/// <summary>Elements by their names, for <c>using static</c>; each use begins a new one.</summary>
public static class PocketViewTags
{
    /// <summary>Contents without an element around them.</summary>
    public static dynamic _ => new PocketView();

    public static dynamic a => new PocketView(nameof(a));

    public static dynamic area => new PocketView(nameof(area));

    public static dynamic aside => new PocketView(nameof(aside));

    public static dynamic b => new PocketView(nameof(b));

    public static dynamic body => new PocketView(nameof(body));

    public static dynamic br => new PocketView(nameof(br));

    public static dynamic button => new PocketView(nameof(button));

    public static dynamic caption => new PocketView(nameof(caption));

    public static dynamic center => new PocketView(nameof(center));

    public static dynamic circle => new PocketView(nameof(circle));

    public static dynamic code => new PocketView(nameof(code));

    public static dynamic colgroup => new PocketView(nameof(colgroup));

    public static dynamic dd => new PocketView(nameof(dd));

    public static dynamic details => new PocketView(nameof(details));

    public static dynamic div => new PocketView(nameof(div));

    public static dynamic dl => new PocketView(nameof(dl));

    public static dynamic dt => new PocketView(nameof(dt));

    public static dynamic em => new PocketView(nameof(em));

    public static dynamic figure => new PocketView(nameof(figure));

    public static dynamic font => new PocketView(nameof(font));

    public static dynamic form => new PocketView(nameof(form));

    public static dynamic g => new PocketView(nameof(g));

    public static dynamic h1 => new PocketView(nameof(h1));

    public static dynamic h2 => new PocketView(nameof(h2));

    public static dynamic h3 => new PocketView(nameof(h3));

    public static dynamic h4 => new PocketView(nameof(h4));

    public static dynamic h5 => new PocketView(nameof(h5));

    public static dynamic h6 => new PocketView(nameof(h6));

    public static dynamic head => new PocketView(nameof(head));

    public static dynamic header => new PocketView(nameof(header));

    public static dynamic hgroup => new PocketView(nameof(hgroup));

    public static dynamic hr => new PocketView(nameof(hr));

    public static dynamic html => new PocketView(nameof(html));

    public static dynamic i => new PocketView(nameof(i));

    public static dynamic iframe => new PocketView(nameof(iframe));

    public static dynamic img => new PocketView(nameof(img));

    public static dynamic input => new PocketView(nameof(input));

    public static dynamic label => new PocketView(nameof(label));

    public static dynamic li => new PocketView(nameof(li));

    public static dynamic line => new PocketView(nameof(line));

    public static dynamic link => new PocketView(nameof(link));

    public static dynamic main => new PocketView(nameof(main));

    public static dynamic menu => new PocketView(nameof(menu));

    public static dynamic menuitem => new PocketView(nameof(menuitem));

    public static dynamic meta => new PocketView(nameof(meta));

    public static dynamic meter => new PocketView(nameof(meter));

    public static dynamic nav => new PocketView(nameof(nav));

    public static dynamic ol => new PocketView(nameof(ol));

    public static dynamic optgroup => new PocketView(nameof(optgroup));

    public static dynamic option => new PocketView(nameof(option));

    public static dynamic p => new PocketView(nameof(p));

    public static dynamic pre => new PocketView(nameof(pre));

    public static dynamic progress => new PocketView(nameof(progress));

    public static dynamic q => new PocketView(nameof(q));

    public static dynamic script => new PocketView(nameof(script));

    public static dynamic section => new PocketView(nameof(section));

    public static dynamic select => new PocketView(nameof(select));

    public static dynamic small => new PocketView(nameof(small));

    public static dynamic source => new PocketView(nameof(source));

    public static dynamic span => new PocketView(nameof(span));

    public static dynamic strike => new PocketView(nameof(strike));

    public static dynamic strong => new PocketView(nameof(strong));

    public static dynamic sub => new PocketView(nameof(sub));

    public static dynamic summary => new PocketView(nameof(summary));

    public static dynamic sup => new PocketView(nameof(sup));

    public static dynamic svg => new PocketView(nameof(svg));

    public static dynamic table => new PocketView(nameof(table));

    public static dynamic tbody => new PocketView(nameof(tbody));

    public static dynamic td => new PocketView(nameof(td));

    public static dynamic text => new PocketView(nameof(text));

    public static dynamic textarea => new PocketView(nameof(textarea));

    public static dynamic tfoot => new PocketView(nameof(tfoot));

    public static dynamic th => new PocketView(nameof(th));

    public static dynamic thead => new PocketView(nameof(thead));

    public static dynamic title => new PocketView(nameof(title));

    public static dynamic tr => new PocketView(nameof(tr));

    public static dynamic u => new PocketView(nameof(u));

    public static dynamic ul => new PocketView(nameof(ul));

    public static dynamic video => new PocketView(nameof(video));

    public static dynamic style => new Style();

    /// <summary>A style sheet, rule by rule: <c>new Style { { "td", ("color", "red") } }</c>.</summary>
    public class Style : PocketView, IEnumerable
    {
        private readonly List<(string Selector, (string Property, string Value)[] Properties)> rules = [];

        public Style()
            : base("style") => HtmlTag.Content = context => context.Writer.Write(Sheet());

        public void Add(string selector, params (string property, string value)[] properties) =>
            rules.Add((selector, properties));

        /// <summary>Text that is a style sheet already, as it stands.</summary>
        public override void SetContent(object[] args) =>
            HtmlTag.Content = context => context.Writer.Write(Sheet() + string.Concat(args));

        public IEnumerator GetEnumerator() => rules.GetEnumerator();

        private string Sheet() =>
            rules
                .Aggregate(
                    new StringBuilder(),
                    (sheet, rule) =>
                        sheet.AppendLine(
                            $"{rule.Selector} {{ {string.Concat(rule.Properties.Select(p => $"{p.Property}: {p.Value}; "))}}}"
                        )
                )
                .ToString();
    }
}

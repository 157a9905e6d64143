using System.Net;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>An element: its name, its attributes, and what writes its contents.</summary>
public class HtmlTag : IHtmlContent
{
    public HtmlTag(string name) => Name = name;

    public HtmlTag(string name, string text)
        : this(name, context => context.Writer.Write(WebUtility.HtmlEncode(text))) { }

    public HtmlTag(string name, IHtmlContent content)
        : this(name, context => content.WriteTo(context.Writer, HtmlEncoder.Default)) { }

    public HtmlTag(string name, Action<FormatContext> content)
        : this(name) => Content = content;

    public string Name { get; set; }

    public HtmlAttributes HtmlAttributes { get; set; } = [];

    public Action<FormatContext>? Content { get; set; }

    /// <summary>Without contents it is written as one tag, as <c>br</c> and <c>img</c> are.</summary>
    public bool IsSelfClosing { get; set; }

    public void WriteTo(FormatContext context)
    {
        var writer = context.Writer;
        if (Content is null && IsSelfClosing)
        {
            WriteSelfClosingTag(writer);
            return;
        }
        WriteStartTag(writer);
        WriteContentsTo(context);
        WriteEndTag(writer);
    }

    public virtual void WriteTo(TextWriter writer, HtmlEncoder? encoder = null)
    {
        using var context = new FormatContext(writer);
        WriteTo(context);
    }

    public override string ToString()
    {
        using var writer = new StringWriter();
        WriteTo(writer);
        return writer.ToString();
    }

    protected virtual void WriteContentsTo(FormatContext context) => Content?.Invoke(context);

    protected void WriteStartTag(TextWriter writer) => writer.Write($"<{Name}{HtmlAttributes}>");

    protected void WriteEndTag(TextWriter writer) => writer.Write($"</{Name}>");

    protected void WriteSelfClosingTag(TextWriter writer) => writer.Write($"<{Name}{HtmlAttributes} />");
}

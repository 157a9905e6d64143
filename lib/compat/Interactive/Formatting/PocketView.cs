using System.Collections;
using System.Dynamic;
using System.Net;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>
/// HTML written as C#: <c>ul(li("first"), li[style: "color:red"](2))</c>. Attributes stand in brackets, contents in parentheses;
/// <c>ul.li("first")</c> nests. Text is escaped; what else a value is, is shown as <c>display</c> shows it.
/// </summary>
public class PocketView : DynamicObject, IHtmlContent
{
    private static readonly string[] WithoutContents = ["area", "br", "hr", "img", "input", "link", "meta"];

    private readonly PocketView? nested;

    /// <summary>Contents without an element around them.</summary>
    public PocketView(PocketView? nested = null)
        : this("", nested) { }

    /// <param name="tagName">The element's name.</param>
    /// <param name="nested">The view around this one.</param>
    public PocketView(string tagName, PocketView? nested = null)
    {
        this.nested = nested;
        HtmlTag = new HtmlTag(tagName) { IsSelfClosing = WithoutContents.Contains(tagName) };
    }

    public HtmlTag HtmlTag { get; }

    public HtmlAttributes HtmlAttributes => HtmlTag.HtmlAttributes;

    /// <summary>Shows it in the running cell.</summary>
    public DisplayedValue Display() => ((object)this).Display();

    public override bool TryGetMember(GetMemberBinder binder, out object? result)
    {
        result = new PocketView(binder.Name, this);
        return true;
    }

    public override bool TryInvokeMember(InvokeMemberBinder binder, object?[]? args, out object? result)
    {
        var inner = new PocketView(binder.Name, this);
        inner.SetContent(args!);
        result = inner;
        return true;
    }

    public override bool TryInvoke(InvokeBinder binder, object?[]? args, out object? result)
    {
        SetContent(args!);
        result = this;
        return true;
    }

#pragma warning disable CA1725 // Upstream's name of the parameter.
    public override bool TryGetIndex(GetIndexBinder binder, object[] values, out object? result)
#pragma warning restore CA1725
    {
        var names = binder.CallInfo.ArgumentNames;
        var unnamed = values.Length - names.Count;
        foreach (var attributes in values.Take(unnamed).OfType<IDictionary<string, object>>())
            HtmlAttributes.MergeWith(attributes, replace: true);
        for (var i = 0; i < names.Count; i++)
            HtmlAttributes[names[i]] = values[unnamed + i];
        result = this;
        return true;
    }

    public override bool TrySetMember(SetMemberBinder binder, object? value)
    {
        HtmlAttributes[binder.Name] = value!;
        return true;
    }

    /// <summary>Replaces the contents.</summary>
    public virtual void SetContent(object[] args)
    {
        if (args is { Length: > 0 })
            HtmlTag.Content = context => Array.ForEach(args, value => Write(value, context));
    }

    public void WriteTo(FormatContext context)
    {
        if (nested is null)
            WriteSelf(context);
        else
            nested.WriteAround(context, WriteSelf);
    }

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        using var context = new FormatContext(writer);
        WriteTo(context);
    }

    public override string ToString()
    {
        using var writer = new StringWriter();
        WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    private void WriteAround(FormatContext context, Action<FormatContext> inner)
    {
        var around = new HtmlTag(HtmlTag.Name, inner) { HtmlAttributes = HtmlAttributes };
        if (nested is null)
            around.WriteTo(context);
        else
            nested.WriteAround(context, around.WriteTo);
    }

    private void WriteSelf(FormatContext context)
    {
        if (HtmlTag.Name.Length > 0)
            HtmlTag.WriteTo(context);
        else
            HtmlTag.Content?.Invoke(context);
    }

    private static void Write(object? value, FormatContext context)
    {
        switch (value)
        {
            case null:
                break;
            case string text:
                context.Writer.Write(WebUtility.HtmlEncode(text));
                break;
            case IHtmlContent html:
                html.WriteTo(context.Writer, HtmlEncoder.Default);
                break;
            case IEnumerable sequence when sequence.Cast<object?>().All(item => item is IHtmlContent):
                foreach (var item in sequence)
                    Write(item, context);
                break;
            default:
                if (
                    Members.IsScalar(value.GetType())
                    && FormatterRegistry.Candidates(value.GetType(), HtmlFormatter.MimeType) is []
                )
                    context.Writer.Write(WebUtility.HtmlEncode(TextView.Summary(value)));
                else
                    value.FormatTo(context, HtmlFormatter.MimeType);
                break;
        }
    }
}

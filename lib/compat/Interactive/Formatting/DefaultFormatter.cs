using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Html;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>What a value looks like when nobody registered anything for it.</summary>
internal static class DefaultFormatter
{
    private static readonly ITypeFormatter Html = new DelegateFormatter<object>(HtmlFormatter.MimeType, WriteHtml);
    private static readonly ITypeFormatter Json = new DelegateFormatter<object>(JsonFormatter.MimeType, WriteJson);
    private static readonly ITypeFormatter Text = new DelegateFormatter<object>(PlainTextFormatter.MimeType, WriteText);

    public static ITypeFormatter For(string mimeType) =>
        mimeType switch
        {
            HtmlFormatter.MimeType => Html,
            JsonFormatter.MimeType => Json,
            _ => Text,
        };

    public static void WriteNull(FormatContext context, string mimeType) =>
        context.Writer.Write(
            mimeType switch
            {
                HtmlFormatter.MimeType => $"<pre>{WebUtility.HtmlEncode(Formatter.NullString)}</pre>",
                JsonFormatter.MimeType => "null",
                _ => Formatter.NullString,
            }
        );

    private static bool WriteHtml(object value, FormatContext context)
    {
        if (value is IHtmlContent html)
            html.WriteTo(context.Writer, HtmlEncoder.Default);
        else
            HtmlView.Write(value, context);
        return true;
    }

    private static bool WriteJson(object value, FormatContext context)
    {
        context.Writer.Write(
            value is JsonString ? value.ToString() : JsonSerializer.Serialize(value, JsonFormatter.SerializerOptions)
        );
        return true;
    }

    private static bool WriteText(object value, FormatContext context)
    {
        TextView.Write(value, context);
        return true;
    }
}

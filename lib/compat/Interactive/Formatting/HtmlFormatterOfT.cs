namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Writes values of one type as HTML.</summary>
public class HtmlFormatter<T> : TypeFormatter<T>
{
    private readonly FormatDelegate<T> format;

    public HtmlFormatter(FormatDelegate<T> format) => this.format = format;

    public HtmlFormatter(Action<T, FormatContext> format)
        : this(
            (value, context) =>
            {
                format(value, context);
                return true;
            }
        ) { }

    public HtmlFormatter(Func<T, string> format)
        : this((value, context) => context.Writer.Write(format(value))) { }

    public override string MimeType => HtmlFormatter.MimeType;

    public override bool Format(T value, FormatContext context) => format(value, context);
}

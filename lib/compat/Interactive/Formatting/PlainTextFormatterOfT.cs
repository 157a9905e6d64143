namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Writes values of one type as plain text.</summary>
public class PlainTextFormatter<T> : TypeFormatter<T>
{
    private readonly FormatDelegate<T> format;

    public PlainTextFormatter(FormatDelegate<T> format) => this.format = format;

    public PlainTextFormatter(Action<T, FormatContext> format)
        : this(
            (value, context) =>
            {
                format(value, context);
                return true;
            }
        ) { }

    public PlainTextFormatter(Func<T, string> format)
        : this((value, context) => context.Writer.Write(format(value))) { }

    public override string MimeType => PlainTextFormatter.MimeType;

    public override bool Format(T value, FormatContext context) => format(value, context);
}

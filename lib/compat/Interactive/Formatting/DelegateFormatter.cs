namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>A formatter made of a delegate, for any mime type.</summary>
internal sealed class DelegateFormatter<T>(string mimeType, FormatDelegate<T> format, Type? type = null) : TypeFormatter<T>(type)
{
    public override string MimeType { get; } = mimeType;

    public override bool Format(T value, FormatContext context) => format(value, context);
}

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Formatters that write plain text.</summary>
public static class PlainTextFormatter
{
    public const string MimeType = "text/plain";

    /// <summary>The formatter a value of this type would get.</summary>
    public static ITypeFormatter GetPreferredFormatterFor(Type type) => Formatter.GetPreferredFormatterFor(type, MimeType);
}

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Formatters that write HTML.</summary>
public static class HtmlFormatter
{
    public const string MimeType = "text/html";

    /// <summary>The formatter a value of this type would get.</summary>
    public static ITypeFormatter GetPreferredFormatterFor(Type type) => Formatter.GetPreferredFormatterFor(type, MimeType);
}

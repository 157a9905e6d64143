using Microsoft.AspNetCore.Html;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>How values become text: formatters and preferences by type and mime type.</summary>
public static class Formatter
{
    /// <summary>The mime type of values that are no text and have no preference of their own.</summary>
    public static string DefaultMimeType { get; set; } = HtmlFormatter.MimeType;

    /// <summary>How many elements of a sequence are shown.</summary>
    public static int ListExpansionLimit { get; set; } = 20;

    /// <summary>How many levels of nested values are shown.</summary>
    public static int RecursionLimit { get; set; } = 6;

    /// <summary>What stands for null.</summary>
    public static string NullString { get; set; } = "<null>";

    /// <summary>Adds a formatter; the latest for a type wins, and one for a derived type before one for its base.</summary>
    public static void Register(ITypeFormatter formatter) => FormatterRegistry.Add(formatter);

    public static void Register(Type type, FormatDelegate<object> formatter, string mimeType = PlainTextFormatter.MimeType) =>
        Register(new DelegateFormatter<object>(mimeType, formatter, type));

    public static void Register(Type type, Action<object, TextWriter> formatter, string mimeType = PlainTextFormatter.MimeType) =>
        Register(type, Always(formatter), mimeType);

    public static void Register<T>(FormatDelegate<T> formatter, string mimeType = PlainTextFormatter.MimeType) =>
        Register(new DelegateFormatter<T>(mimeType, formatter));

    public static void Register<T>(Action<T, TextWriter> formatter, string mimeType = PlainTextFormatter.MimeType) =>
        Register(Always(formatter), mimeType);

    public static void Register<T>(Func<T, string> formatter, string mimeType = PlainTextFormatter.MimeType) =>
        Register<T>((value, writer) => writer.Write(formatter(value)), mimeType);

    /// <summary>Says in which mime types values of a type are shown.</summary>
    public static void SetPreferredMimeTypesFor(Type type, params string[] preferredMimeTypes) =>
        FormatterRegistry.Prefer(type, preferredMimeTypes);

    /// <summary>The mime types in which values of a type are shown: set, announced by the type, or the default.</summary>
    public static IReadOnlyCollection<string> GetPreferredMimeTypesFor(Type type) =>
        type is null ? [PlainTextFormatter.MimeType]
        : FormatterRegistry.PreferredMimeTypes(type) is { Count: > 0 } preferred ? preferred
        : type == typeof(string) ? [PlainTextFormatter.MimeType]
        : type.IsAssignableTo(typeof(JsonString)) ? [JsonFormatter.MimeType]
        : type.IsAssignableTo(typeof(LaTeXString)) ? ["text/latex"]
        : type.IsAssignableTo(typeof(IHtmlContent)) ? [HtmlFormatter.MimeType]
        : [DefaultMimeType];

    /// <summary>The formatter that values of a type get in a mime type.</summary>
    public static ITypeFormatter GetPreferredFormatterFor(Type actualType, string mimeType) =>
        FormatterRegistry.Candidates(actualType, mimeType) is [var nearest, ..] ? nearest : DefaultFormatter.For(mimeType);

    /// <summary>The value as text in a mime type.</summary>
    public static string ToDisplayString(this object obj, string mimeType = PlainTextFormatter.MimeType)
    {
        using var writer = new StringWriter();
        using var context = new FormatContext(writer);
        obj.FormatTo(context, mimeType);
        return writer.ToString();
    }

    public static string ToDisplayString(this object obj, ITypeFormatter formatter)
    {
        using var writer = new StringWriter();
        formatter.Format(obj, writer);
        return writer.ToString();
    }

    /// <summary>Writes the value with the first formatter that does not decline.</summary>
    public static void FormatTo<T>(this T obj, FormatContext context, string mimeType)
    {
        if (obj is null)
        {
            DefaultFormatter.WriteNull(context, mimeType);
            return;
        }
        foreach (var formatter in FormatterRegistry.Candidates(obj.GetType(), mimeType))
            if (formatter.Format(obj, context))
                return;
        DefaultFormatter.For(mimeType).Format(obj, context);
    }

    public static void Format(this ITypeFormatter formatter, object instance, TextWriter writer)
    {
        using var context = new FormatContext(writer);
        formatter.Format(instance, context);
    }

    /// <summary>Forgets all registrations and preferences, and restores the limits.</summary>
    public static void ResetToDefault()
    {
        FormatterRegistry.Clear();
        DefaultMimeType = HtmlFormatter.MimeType;
        ListExpansionLimit = 20;
        RecursionLimit = 6;
        NullString = "<null>";
    }

    private static FormatDelegate<T> Always<T>(Action<T, TextWriter> write) =>
        (value, context) =>
        {
            write(value, context.Writer);
            return true;
        };
}

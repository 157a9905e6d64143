using Microsoft.AspNetCore.Html;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>
/// The renderings that travel together: the preferred mime types, text/plain, and
/// every <c>application/*+json</c> offered.
/// </summary>
internal static class Bundle
{
    public static IReadOnlyList<FormattedValue> Create(object? value, IReadOnlyCollection<string> primary)
    {
        var type = value?.GetType() ?? typeof(object);
        var mimeTypes = primary is { Count: > 0 } ? primary : Formatter.GetPreferredMimeTypesFor(value is null ? null! : type);
        var data = FormatterRegistry
            .OfferedMimeTypes(type)
            .Where(mime => mime.StartsWith("application/") && mime.EndsWith("+json"));
        // The plain text of HTML is its source: nobody wants to read that, and it doubles the size.
        string[] text = value is IHtmlContent ? [] : [PlainTextFormatter.MimeType];
        return [.. mimeTypes.Concat(text).Concat(data).Distinct().Select(mime => One(value, mime))];
    }

    public static FormattedValue One(object? value, string mimeType) => new(mimeType, value!.ToDisplayString(mimeType));
}

using System.Collections;
using System.Collections.Concurrent;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>
/// Formatters that a type announces with an attribute named <c>TypeFormatterSourceAttribute</c>. Names alone count, so that a
/// library needs no reference to this assembly: the attribute has <c>FormatterSourceType</c> and may have
/// <c>PreferredMimeTypes</c>; the source has <c>CreateTypeFormatters()</c>; each formatter has <c>MimeType</c> and
/// <c>bool Format(object, TextWriter)</c>.
/// </summary>
internal sealed record AnnouncedFormatters(IReadOnlyList<ITypeFormatter> Formatters, IReadOnlyList<string> PreferredMimeTypes)
{
    private static readonly AnnouncedFormatters None = new([], []);
    private static readonly ConcurrentDictionary<Type, AnnouncedFormatters> ByType = new();

    public static AnnouncedFormatters For(Type type) => ByType.GetOrAdd(type, Find);

    private static AnnouncedFormatters Find(Type type)
    {
        var attribute = TypeDistance
            .Lineage(type)
            .SelectMany(ancestor => ancestor.GetCustomAttributes(inherit: false))
            .FirstOrDefault(candidate => candidate.GetType().Name == nameof(TypeFormatterSourceAttribute));
        if (attribute is null || Read(attribute, nameof(TypeFormatterSourceAttribute.FormatterSourceType)) is not Type sourceType)
            return None;
        var source = Activator.CreateInstance(sourceType, nonPublic: true)!;
        var created = sourceType.GetMethod(nameof(ITypeFormatterSource.CreateTypeFormatters), [])?.Invoke(source, []);
        var formatters = (created as IEnumerable ?? Array.Empty<object>())
            .Cast<object>()
            .Select(made => Adapt(type, made))
            .ToArray();
        var preferred = Read(attribute, nameof(TypeFormatterSourceAttribute.PreferredMimeTypes)) as string[];
        return new(formatters, preferred is { Length: > 0 } ? preferred : Preferred(formatters));
    }

    /// <summary>HTML where it is offered, else the first mime type that is.</summary>
    private static string[] Preferred(ITypeFormatter[] formatters) =>
        formatters.Any(formatter => formatter.MimeType == HtmlFormatter.MimeType) ? [HtmlFormatter.MimeType]
        : formatters is [var first, ..] ? [first.MimeType]
        : [];

    private static ITypeFormatter Adapt(Type type, object made)
    {
        if (made is ITypeFormatter known)
            return known;
        var mimeType = (string)Read(made, nameof(ITypeFormatter.MimeType))!;
        var format =
            made.GetType().GetMethod("Format", [typeof(object), typeof(TextWriter)])
            ?? throw new MissingMethodException(
                $"{made.GetType()} announces {mimeType} but has no bool Format(object, TextWriter)."
            );
        var write = format.CreateDelegate<Func<object, TextWriter, bool>>(made);
        return new DelegateFormatter<object>(mimeType, (value, context) => write(value, context.Writer), type);
    }

    private static object? Read(object instance, string property) => instance.GetType().GetProperty(property)?.GetValue(instance);
}

using System.Collections;
using System.Collections.Specialized;
using Microsoft.DotNet.Interactive.Formatting;

namespace Notebooks.Session;

/// <summary>Values as text: .NET Interactive's, with the contents of dictionaries, and of what cannot be shown the reason.</summary>
internal static class TextView
{
    private const int Depth = 8;

    public static string Of(object? value) => Of(value, Depth);

    private static string Of(object? value, int depth)
    {
        try
        {
            return value switch
            {
                null => Formatter.NullString,
                string text => text,
                IEnumerable items when depth > 0 && HoldsPairs(items) => Listed(items, depth - 1),
                _ when Pair(value) is { } pair => $"[ {Of(pair[0], depth - 1)}, {Of(pair[1], depth - 1)} ]",
                _ => value.ToDisplayString(PlainTextFormatter.MimeType),
            };
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            var cause = e.GetBaseException();
            return $"{value!.GetType().Name} ({cause.GetType().Name}: {cause.Message})";
        }
    }

    /// <summary>Whether pairs of a key and a value are in it, or in what it lists.</summary>
    private static bool HoldsPairs(IEnumerable items) =>
        items is IDictionary or NameValueCollection
        || items is ICollection or IReadOnlyCollection<object>
            && items
                .Cast<object?>()
                .Take(1)
                .Any(first => Pair(first) is not null || first is IEnumerable and not string && HoldsPairs((IEnumerable)first))
        || items
            .GetType()
            .GetInterfaces()
            .Any(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IDictionary<,>));

    private static string Listed(IEnumerable items, int depth)
    {
        var texts = items.Cast<object?>().Select(item => Of(item, depth)).Take(Formatter.ListExpansionLimit + 1).ToList();
        if (texts.Count > Formatter.ListExpansionLimit)
            texts[^1] = "…";
        return texts.Count == 0 ? "[  ]" : $"[ {string.Join(", ", texts)} ]";
    }

    private static object?[]? Pair(object? item) =>
        item is DictionaryEntry entry ? [entry.Key, entry.Value]
        : item?.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>)
            ? [type.GetProperty("Key")!.GetValue(item), type.GetProperty("Value")!.GetValue(item)]
        : null;
}

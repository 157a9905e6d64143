namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Registered formatters and preferences, and those that types announce themselves.</summary>
internal static class FormatterRegistry
{
    private static readonly Lock Gate = new();
    private static readonly List<ITypeFormatter> Formatters = [];
    private static readonly List<(Type Type, string[] MimeTypes)> Preferences = [];

    public static void Add(ITypeFormatter formatter)
    {
        lock (Gate)
            Formatters.Insert(0, formatter);
    }

    public static void Prefer(Type type, string[] mimeTypes)
    {
        lock (Gate)
            Preferences.Insert(0, (type, mimeTypes));
    }

    public static void Clear()
    {
        lock (Gate)
        {
            Formatters.Clear();
            Preferences.Clear();
        }
    }

    /// <summary>The formatters to ask, in order: registered ones from the nearest type outwards, then the type's own.</summary>
    public static IReadOnlyList<ITypeFormatter> Candidates(Type type, string mimeType) =>
        [.. All(type).Where(formatter => formatter.MimeType == mimeType)];

    public static IReadOnlyList<string> OfferedMimeTypes(Type type) =>
        [.. All(type).Select(formatter => formatter.MimeType).Distinct()];

    public static IReadOnlyList<string> PreferredMimeTypes(Type type)
    {
        lock (Gate)
        {
            var set = Preferences
                .Where(preference => preference.Type.Covers(type))
                .OrderBy(preference => preference.Type.DistanceTo(type))
                .Select(preference => preference.MimeTypes)
                .FirstOrDefault();
            return set ?? AnnouncedFormatters.For(type).PreferredMimeTypes;
        }
    }

    private static IEnumerable<ITypeFormatter> All(Type type)
    {
        lock (Gate)
            return
            [
                .. Formatters
                    .Where(formatter => formatter.Type.Covers(type))
                    .OrderBy(formatter => formatter.Type.DistanceTo(type)),
                .. AnnouncedFormatters.For(type).Formatters,
            ];
    }
}

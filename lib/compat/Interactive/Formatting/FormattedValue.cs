namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>One rendering of a value.</summary>
public class FormattedValue
{
    public FormattedValue(string mimeType, string value)
    {
        MimeType = mimeType;
        Value = value;
    }

    public string MimeType { get; }

    public string Value { get; }

    public override string ToString() => $"{MimeType}: {Value}";

    /// <summary>Renders a value in one mime type: the given one, or the value's first preference.</summary>
    public static FormattedValue CreateSingleFromObject(object value, string? mimeType = null) =>
        mimeType is null ? Bundle.Create(value, [])[0] : Bundle.One(value, mimeType);

    /// <summary>Renders a value in the given mime types; with none given, in all that a front end should receive.</summary>
    public static IReadOnlyList<FormattedValue> CreateManyFromObject(object value, params string[] mimeTypes) =>
        mimeTypes is [] ? Bundle.Create(value, []) : [.. mimeTypes.Select(mimeType => Bundle.One(value, mimeType))];
}

namespace GenerativeModels.Plots;

/// <summary>Names the type that makes a type's formatters. Notebooks look for this name, in any namespace.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    public Type FormatterSourceType { get; } = formatterSourceType;

    public string[] PreferredMimeTypes { get; set; } = [];
}

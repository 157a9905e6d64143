namespace GenerativeModels.Evaluation;

/// <summary>
/// Names the class that makes a type's formatters. Notebook kernels look for an attribute of this name, in whichever assembly
/// it is declared, so that a library need not refer to any of them.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    public Type FormatterSourceType { get; } = formatterSourceType;

    public string[] PreferredMimeTypes { get; set; } = ["text/html"];
}

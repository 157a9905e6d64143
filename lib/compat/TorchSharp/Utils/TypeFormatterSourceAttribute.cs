namespace TorchSharp.Utils;

/// <summary>Says which class makes a type's formatters; notebook kernels find it by its name.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    public Type FormatterSourceType { get; } = formatterSourceType;
}

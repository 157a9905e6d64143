namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Writes values of one type in one mime type.</summary>
public interface ITypeFormatter
{
    public string MimeType { get; }

    public Type Type { get; }

    public bool Format(object instance, FormatContext context);
}

/// <inheritdoc cref="ITypeFormatter"/>
public interface ITypeFormatter<T> : ITypeFormatter
{
    public bool Format(T instance, FormatContext context);
}

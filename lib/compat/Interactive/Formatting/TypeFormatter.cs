namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Base of the formatters of one type.</summary>
public abstract class TypeFormatter<T> : ITypeFormatter<T>
{
    protected TypeFormatter(Type? type = null) => Type = type ?? typeof(T);

    public abstract string MimeType { get; }

    public Type Type { get; }

    public abstract bool Format(T value, FormatContext context);

    bool ITypeFormatter.Format(object instance, FormatContext context) => Format((T)instance, context);
}

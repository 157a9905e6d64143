namespace GenerativeModels.Evaluation;

/// <summary>One mime type's rendering of a value, in the shape that notebook kernels expect.</summary>
internal sealed class TypeFormatter(string mimeType, Func<object, string> render)
{
    public string MimeType { get; } = mimeType;

    public bool Format(object instance, TextWriter writer)
    {
        writer.Write(render(instance));
        return true;
    }
}

namespace GenerativeModels.Plots;

/// <summary>Writes values of one type as one mime type; notebooks find it by the names of its members.</summary>
internal sealed class MimeFormatter<T>(string mimeType, Func<T, string> write)
{
    public string MimeType => mimeType;

    public bool Format(object instance, TextWriter writer)
    {
        if (instance is not T value)
            return false;
        writer.Write(write(value));
        return true;
    }
}

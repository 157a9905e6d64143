namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Where a formatter writes, and how deep in the value it is.</summary>
public class FormatContext : IDisposable
{
    public FormatContext(TextWriter writer) => Writer = writer;

    public TextWriter Writer { get; }

    public int Depth { get; private set; }

    public void Dispose() => GC.SuppressFinalize(this);

    /// <summary>Writes one level down.</summary>
    internal void Nested(Action write)
    {
        Depth++;
        try
        {
            write();
        }
        finally
        {
            Depth--;
        }
    }
}

namespace Plotly.NET;

/// <summary>One way to write a chart; found by the names of its members.</summary>
internal sealed class ChartFormatter(string mimeType, Func<GenericChart, string> write)
{
    public string MimeType => mimeType;

    public bool Format(object instance, TextWriter writer)
    {
        if (instance is not GenericChart chart)
            return false;
        writer.Write(write(chart));
        return true;
    }
}

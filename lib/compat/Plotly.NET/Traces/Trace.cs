namespace Plotly.NET;

/// <summary>One data set and how it is drawn.</summary>
public class Trace : DynamicObj.DynamicObj, IFields
{
    public Trace(string traceTypeName)
    {
        ArgumentException.ThrowIfNullOrEmpty(traceTypeName);
        this.Set("type", traceTypeName);
    }

    Fields IFields.Fields { get; } = new();
}

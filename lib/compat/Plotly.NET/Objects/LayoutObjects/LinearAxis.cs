namespace Plotly.NET.LayoutObjects;

public class LinearAxis : IFields
{
    Fields IFields.Fields { get; } = new();
}

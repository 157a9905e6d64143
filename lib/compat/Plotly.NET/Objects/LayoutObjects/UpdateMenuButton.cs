namespace Plotly.NET.LayoutObjects;

public class UpdateMenuButton : IFields
{
    Fields IFields.Fields { get; } = new();
}

namespace Plotly.NET.LayoutObjects;

public class Selection : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();
}

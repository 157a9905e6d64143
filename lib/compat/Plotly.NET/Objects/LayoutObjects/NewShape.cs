namespace Plotly.NET.LayoutObjects;

public class NewShape : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();
}

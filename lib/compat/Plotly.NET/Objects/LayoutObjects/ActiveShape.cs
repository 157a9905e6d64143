namespace Plotly.NET.LayoutObjects;

public class ActiveShape : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();
}

namespace Plotly.NET.LayoutObjects;

public class UniformText : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();
}

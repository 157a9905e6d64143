namespace Plotly.NET.LayoutObjects;

public class ActiveSelection : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();
}

namespace Plotly.NET.LayoutObjects;

public class NewSelection : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();
}

namespace Plotly.NET.TraceObjects;

public class TreemapRoot : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static TreemapRoot init([OptionalArgument] FSharpOption<Color>? Color = null) => new TreemapRoot().Set("color", Color);
}

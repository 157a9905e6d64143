namespace Plotly.NET.TraceObjects;

public class TreemapLeaf : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static TreemapLeaf init([OptionalArgument] FSharpOption<double>? Opacity = null) =>
        new TreemapLeaf().Set("opacity", Opacity);
}

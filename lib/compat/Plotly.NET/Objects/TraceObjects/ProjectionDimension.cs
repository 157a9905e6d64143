namespace Plotly.NET.TraceObjects;

public class ProjectionDimension : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static ProjectionDimension init(
        [OptionalArgument] FSharpOption<double>? Opacity = null,
        [OptionalArgument] FSharpOption<double>? Scale = null,
        [OptionalArgument] FSharpOption<bool>? Show = null
    ) => new ProjectionDimension().Set("opacity", Opacity).Set("scale", Scale).Set("show", Show);
}

namespace Plotly.NET.TraceObjects;

public class Projection : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static Projection init(
        [OptionalArgument] FSharpOption<ProjectionDimension>? X = null,
        [OptionalArgument] FSharpOption<ProjectionDimension>? Y = null,
        [OptionalArgument] FSharpOption<ProjectionDimension>? Z = null
    ) => new Projection().Set("x", X).Set("y", Y).Set("z", Z);
}

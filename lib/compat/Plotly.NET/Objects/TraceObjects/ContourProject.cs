namespace Plotly.NET.TraceObjects;

public class ContourProject : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static ContourProject init(
        [OptionalArgument] FSharpOption<bool>? X = null,
        [OptionalArgument] FSharpOption<bool>? Y = null,
        [OptionalArgument] FSharpOption<bool>? Z = null
    ) => new ContourProject().Set("x", X).Set("y", Y).Set("z", Z);
}

namespace Plotly.NET.TraceObjects;

public class LightPosition : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static LightPosition init(
        [OptionalArgument] FSharpOption<double>? X = null,
        [OptionalArgument] FSharpOption<double>? Y = null,
        [OptionalArgument] FSharpOption<double>? Z = null
    ) => new LightPosition().Set("x", X).Set("y", Y).Set("z", Z);
}

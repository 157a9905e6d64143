namespace Plotly.NET.LayoutObjects;

public class AspectRatio : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static AspectRatio init(
        [OptionalArgument] FSharpOption<double>? X = null,
        [OptionalArgument] FSharpOption<double>? Y = null,
        [OptionalArgument] FSharpOption<double>? Z = null
    ) => new AspectRatio().Set("x", X).Set("y", Y).Set("z", Z);
}

namespace Plotly.NET.LayoutObjects;

public class CameraCenter : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static CameraCenter init(
        [OptionalArgument] FSharpOption<double>? X = null,
        [OptionalArgument] FSharpOption<double>? Y = null,
        [OptionalArgument] FSharpOption<double>? Z = null
    ) => new CameraCenter().Set("x", X).Set("y", Y).Set("z", Z);
}

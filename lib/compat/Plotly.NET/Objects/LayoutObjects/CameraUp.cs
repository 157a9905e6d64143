namespace Plotly.NET.LayoutObjects;

public class CameraUp : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static CameraUp init(
        [OptionalArgument] FSharpOption<double>? X = null,
        [OptionalArgument] FSharpOption<double>? Y = null,
        [OptionalArgument] FSharpOption<double>? Z = null
    ) => new CameraUp().Set("x", X).Set("y", Y).Set("z", Z);
}

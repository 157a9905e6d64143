namespace Plotly.NET.LayoutObjects;

public class CameraEye : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static CameraEye init(
        [OptionalArgument] FSharpOption<double>? X = null,
        [OptionalArgument] FSharpOption<double>? Y = null,
        [OptionalArgument] FSharpOption<double>? Z = null
    ) => new CameraEye().Set("x", X).Set("y", Y).Set("z", Z);
}

namespace Plotly.NET.LayoutObjects;

public class Camera : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static Camera init(
        [OptionalArgument] FSharpOption<CameraCenter>? Center = null,
        [OptionalArgument] FSharpOption<CameraEye>? Eye = null,
        [OptionalArgument] FSharpOption<CameraProjection>? Projection = null,
        [OptionalArgument] FSharpOption<CameraUp>? Up = null
    ) => new Camera().Set("center", Center).Set("eye", Eye).Set("projection", Projection).Set("up", Up);
}

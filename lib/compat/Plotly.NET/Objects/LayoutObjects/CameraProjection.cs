namespace Plotly.NET.LayoutObjects;

public class CameraProjection : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static CameraProjection init(
        [OptionalArgument] FSharpOption<StyleParam.CameraProjectionType>? ProjectionType = null
    ) => new CameraProjection().Set("type", ProjectionType);
}

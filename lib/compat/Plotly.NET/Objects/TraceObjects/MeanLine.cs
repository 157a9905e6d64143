namespace Plotly.NET.TraceObjects;

public class MeanLine : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static MeanLine init(
        [OptionalArgument] FSharpOption<bool>? Visible = null,
        [OptionalArgument] FSharpOption<Color>? Color = null,
        [OptionalArgument] FSharpOption<double>? Width = null
    ) => new MeanLine().Set("visible", Visible).Set("color", Color).Set("width", Width);
}

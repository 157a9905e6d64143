namespace Plotly.NET.TraceObjects;

public class Box : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static Box init(
        [OptionalArgument] FSharpOption<bool>? Visible = null,
        [OptionalArgument] FSharpOption<double>? Width = null,
        [OptionalArgument] FSharpOption<Color>? FillColor = null,
        [OptionalArgument] FSharpOption<Color>? LineColor = null,
        [OptionalArgument] FSharpOption<double>? LineWidth = null
    ) =>
        new Box()
            .Set("visible", Visible)
            .Set("width", Width)
            .Set("fillcolor", FillColor)
            .Set(
                "line",
                LineColor is null && LineWidth is null ? null : new Line().Set("color", LineColor).Set("width", LineWidth)
            );
}

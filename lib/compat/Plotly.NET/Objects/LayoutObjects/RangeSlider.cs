namespace Plotly.NET.LayoutObjects;

public class RangeSlider : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static RangeSlider init(
        [OptionalArgument] FSharpOption<Color>? BgColor = null,
        [OptionalArgument] FSharpOption<Color>? BorderColor = null,
        [OptionalArgument] FSharpOption<double>? BorderWidth = null,
        [OptionalArgument] FSharpOption<bool>? AutoRange = null,
        [OptionalArgument] FSharpOption<StyleParam.Range>? Range = null,
        [OptionalArgument] FSharpOption<double>? Thickness = null,
        [OptionalArgument] FSharpOption<bool>? Visible = null,
        [OptionalArgument] FSharpOption<StyleParam.RangesliderRangeMode>? YAxisRangeMode = null,
        [OptionalArgument] FSharpOption<StyleParam.Range>? YAxisRange = null
    ) =>
        new RangeSlider()
            .Set("bgcolor", BgColor)
            .Set("bordercolor", BorderColor)
            .Set("borderwidth", BorderWidth)
            .Set("autorange", AutoRange)
            .Set("range", Range)
            .Set("thickness", Thickness)
            .Set("visible", Visible)
            .Set("rangemode", YAxisRangeMode)
            .Set("range", YAxisRange);
}

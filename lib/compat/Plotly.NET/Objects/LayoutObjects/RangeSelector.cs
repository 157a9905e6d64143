namespace Plotly.NET.LayoutObjects;

public class RangeSelector : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static RangeSelector init(
        [OptionalArgument] FSharpOption<bool>? Visible = null,
        [OptionalArgument] FSharpOption<IEnumerable<Button>>? Buttons = null,
        [OptionalArgument] FSharpOption<double>? X = null,
        [OptionalArgument] FSharpOption<StyleParam.XAnchorPosition>? XAnchor = null,
        [OptionalArgument] FSharpOption<double>? Y = null,
        [OptionalArgument] FSharpOption<StyleParam.YAnchorPosition>? YAnchor = null,
        [OptionalArgument] FSharpOption<Font>? Font = null,
        [OptionalArgument] FSharpOption<Color>? BGColor = null,
        [OptionalArgument] FSharpOption<Color>? ActiveColor = null,
        [OptionalArgument] FSharpOption<Color>? BorderColor = null,
        [OptionalArgument] FSharpOption<int>? BorderWidth = null
    ) =>
        new RangeSelector()
            .Set("visible", Visible)
            .Set("buttons", Buttons)
            .Set("x", X)
            .Set("xanchor", XAnchor)
            .Set("y", Y)
            .Set("yanchor", YAnchor)
            .Set("font", Font)
            .Set("bgcolor", BGColor)
            .Set("activecolor", ActiveColor)
            .Set("bordercolor", BorderColor)
            .Set("borderwidth", BorderWidth);
}

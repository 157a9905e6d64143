namespace Plotly.NET.LayoutObjects;

public class Slider : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static Slider init(
        [OptionalArgument] FSharpOption<int>? Active,
        [OptionalArgument] FSharpOption<Color>? ActiveBgColor,
        [OptionalArgument] FSharpOption<Color>? BgColor,
        [OptionalArgument] FSharpOption<Color>? BorderColor,
        [OptionalArgument] FSharpOption<int>? BorderWidth,
        [OptionalArgument] FSharpOption<SliderCurrentValue>? CurrentValue,
        [OptionalArgument] FSharpOption<Font>? Font,
        [OptionalArgument] FSharpOption<double>? Len,
        [OptionalArgument] FSharpOption<StyleParam.UnitMode>? LenMode,
        [OptionalArgument] FSharpOption<int>? MinorTickLen,
        [OptionalArgument] FSharpOption<string>? Name,
        [OptionalArgument] FSharpOption<Padding>? Padding,
        [OptionalArgument] FSharpOption<IEnumerable<SliderStep>>? Steps,
        [OptionalArgument] FSharpOption<string>? TemplateItemName,
        [OptionalArgument] FSharpOption<Color>? TickColor,
        [OptionalArgument] FSharpOption<int>? TickLen,
        [OptionalArgument] FSharpOption<int>? TickWidth,
        [OptionalArgument] FSharpOption<Transition>? Transition,
        [OptionalArgument] FSharpOption<bool>? Visible,
        [OptionalArgument] FSharpOption<int>? X,
        [OptionalArgument] FSharpOption<StyleParam.XAnchorPosition>? XAnchor,
        [OptionalArgument] FSharpOption<int>? Y,
        [OptionalArgument] FSharpOption<StyleParam.YAnchorPosition>? YAnchor
    ) =>
        new Slider()
            .Set("active", Active)
            .Set("activebgcolor", ActiveBgColor)
            .Set("bgcolor", BgColor)
            .Set("bordercolor", BorderColor)
            .Set("borderwidth", BorderWidth)
            .Set("currentvalue", CurrentValue)
            .Set("font", Font)
            .Set("len", Len)
            .Set("lenmode", LenMode)
            .Set("minorticklen", MinorTickLen)
            .Set("name", Name)
            .Set("pad", Padding)
            .Set("steps", Steps)
            .Set("templateitemname", TemplateItemName)
            .Set("tickcolor", TickColor)
            .Set("ticklen", TickLen)
            .Set("tickwidth", TickWidth)
            .Set("transition", Transition)
            .Set("visible", Visible)
            .Set("x", X)
            .Set("xanchor", XAnchor)
            .Set("y", Y)
            .Set("yanchor", YAnchor);
}

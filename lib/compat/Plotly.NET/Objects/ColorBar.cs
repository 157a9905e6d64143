namespace Plotly.NET;

public class ColorBar : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static ColorBar init<a, b>(
        [OptionalArgument] FSharpOption<Color>? BGColor = null,
        [OptionalArgument] FSharpOption<Color>? BorderColor = null,
        [OptionalArgument] FSharpOption<double>? BorderWidth = null,
        [OptionalArgument] FSharpOption<IConvertible>? DTick = null,
        [OptionalArgument] FSharpOption<StyleParam.ExponentFormat>? ExponentFormat = null,
        [OptionalArgument] FSharpOption<DynamicObj.DynamicObj>? LabelAlias = null,
        [OptionalArgument] FSharpOption<double>? Len = null,
        [OptionalArgument] FSharpOption<StyleParam.UnitMode>? LenMode = null,
        [OptionalArgument] FSharpOption<double>? MinExponent = null,
        [OptionalArgument] FSharpOption<int>? NTicks = null,
        [OptionalArgument] FSharpOption<StyleParam.Orientation>? Orientation = null,
        [OptionalArgument] FSharpOption<Color>? OutlineColor = null,
        [OptionalArgument] FSharpOption<double>? OutlineWidth = null,
        [OptionalArgument] FSharpOption<bool>? SeparateThousands = null,
        [OptionalArgument] FSharpOption<StyleParam.ShowExponent>? ShowExponent = null,
        [OptionalArgument] FSharpOption<bool>? ShowTickLabels = null,
        [OptionalArgument] FSharpOption<StyleParam.ShowTickOption>? ShowTickPrefix = null,
        [OptionalArgument] FSharpOption<StyleParam.ShowTickOption>? ShowTickSuffix = null,
        [OptionalArgument] FSharpOption<double>? Thickness = null,
        [OptionalArgument] FSharpOption<StyleParam.UnitMode>? ThicknessMode = null,
        [OptionalArgument] FSharpOption<IConvertible>? Tick0 = null,
        [OptionalArgument] FSharpOption<int>? TickAngle = null,
        [OptionalArgument] FSharpOption<Color>? TickColor = null,
        [OptionalArgument] FSharpOption<Font>? TickFont = null,
        [OptionalArgument] FSharpOption<string>? TickFormat = null,
        [OptionalArgument] FSharpOption<IEnumerable<TickFormatStop>>? TickFormatStops = null,
        [OptionalArgument] FSharpOption<StyleParam.TickLabelOverflow>? TickLabelOverflow = null,
        [OptionalArgument] FSharpOption<StyleParam.TickLabelPosition>? TickLabelPosition = null,
        [OptionalArgument] FSharpOption<int>? TickLabelStep = null,
        [OptionalArgument] FSharpOption<double>? TickLen = null,
        [OptionalArgument] FSharpOption<StyleParam.TickMode>? TickMode = null,
        [OptionalArgument] FSharpOption<string>? TickPrefix = null,
        [OptionalArgument] FSharpOption<StyleParam.TickOptions>? Ticks = null,
        [OptionalArgument] FSharpOption<string>? TickSuffix = null,
        [OptionalArgument] FSharpOption<IEnumerable<a>>? TickText = null,
        [OptionalArgument] FSharpOption<IEnumerable<b>>? TickVals = null,
        [OptionalArgument] FSharpOption<double>? TickWidth = null,
        [OptionalArgument] FSharpOption<Title>? Title = null,
        [OptionalArgument] FSharpOption<double>? X = null,
        [OptionalArgument] FSharpOption<StyleParam.HorizontalAlign>? XAnchor = null,
        [OptionalArgument] FSharpOption<double>? XPad = null,
        [OptionalArgument] FSharpOption<string>? XRef = null,
        [OptionalArgument] FSharpOption<double>? Y = null,
        [OptionalArgument] FSharpOption<StyleParam.VerticalAlign>? YAnchor = null,
        [OptionalArgument] FSharpOption<double>? YPad = null,
        [OptionalArgument] FSharpOption<string>? YRef = null
    )
        where a : IConvertible
        where b : IConvertible =>
        new ColorBar()
            .Set("bgcolor", BGColor)
            .Set("bordercolor", BorderColor)
            .Set("borderwidth", BorderWidth)
            .Set("dtick", DTick)
            .Set("exponentformat", ExponentFormat)
            .Set("labelalias", LabelAlias)
            .Set("len", Len)
            .Set("lenmode", LenMode)
            .Set("minexponent", MinExponent)
            .Set("nticks", NTicks)
            .Set("orientation", Orientation)
            .Set("outlinecolor", OutlineColor)
            .Set("outlinewidth", OutlineWidth)
            .Set("separatethousands", SeparateThousands)
            .Set("showexponent", ShowExponent)
            .Set("showticklabels", ShowTickLabels)
            .Set("showtickprefix", ShowTickPrefix)
            .Set("showticksuffix", ShowTickSuffix)
            .Set("thickness", Thickness)
            .Set("thicknessmode", ThicknessMode)
            .Set("tick0", Tick0)
            .Set("tickangle", TickAngle)
            .Set("tickcolor", TickColor)
            .Set("tickfont", TickFont)
            .Set("tickformat", TickFormat)
            .Set("tickformatstops", TickFormatStops)
            .Set("ticklabeloverflow", TickLabelOverflow)
            .Set("ticklabelposition", TickLabelPosition)
            .Set("ticklabelstep", TickLabelStep)
            .Set("ticklen", TickLen)
            .Set("tickmode", TickMode)
            .Set("tickprefix", TickPrefix)
            .Set("ticks", Ticks)
            .Set("ticksuffix", TickSuffix)
            .Set("ticktext", TickText)
            .Set("tickvals", TickVals)
            .Set("tickwidth", TickWidth)
            .Set("title", Title)
            .Set("x", X)
            .Set("xanchor", XAnchor)
            .Set("xpad", XPad)
            .Set("xref", XRef)
            .Set("y", Y)
            .Set("yanchor", YAnchor)
            .Set("ypad", YPad)
            .Set("yref", YRef);
}

namespace Plotly.NET.LayoutObjects;

public class LinearAxis : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static LinearAxis init<a, b, c, d, e, f, g, h>(
        [OptionalArgument] FSharpOption<bool>? Visible = null,
        [OptionalArgument] FSharpOption<Color>? Color = null,
        [OptionalArgument] FSharpOption<Title>? Title = null,
        [OptionalArgument] FSharpOption<StyleParam.AxisType>? AxisType = null,
        [OptionalArgument] FSharpOption<StyleParam.AutoTypeNumbers>? AutoTypeNumbers = null,
        [OptionalArgument] FSharpOption<StyleParam.AutoRange>? AutoRange = null,
        [OptionalArgument] FSharpOption<AutoRangeOptions>? AutoRangeOptions = null,
        [OptionalArgument] FSharpOption<bool>? AutoShift = null,
        [OptionalArgument] FSharpOption<StyleParam.RangeMode>? RangeMode = null,
        [OptionalArgument] FSharpOption<StyleParam.Range>? Range = null,
        [OptionalArgument] FSharpOption<bool>? FixedRange = null,
        [OptionalArgument] FSharpOption<StyleParam.ScaleAnchor>? ScaleAnchor = null,
        [OptionalArgument] FSharpOption<double>? ScaleRatio = null,
        [OptionalArgument] FSharpOption<StyleParam.AxisConstraint>? Constrain = null,
        [OptionalArgument] FSharpOption<StyleParam.AxisConstraintDirection>? ConstrainToward = null,
        [OptionalArgument] FSharpOption<StyleParam.LinearAxisId>? Matches = null,
        [OptionalArgument] FSharpOption<a>? MaxAllowed = null,
        [OptionalArgument] FSharpOption<b>? MinAllowed = null,
        [OptionalArgument] FSharpOption<IEnumerable<Rangebreak>>? Rangebreaks = null,
        [OptionalArgument] FSharpOption<StyleParam.TickMode>? TickMode = null,
        [OptionalArgument] FSharpOption<int>? NTicks = null,
        [OptionalArgument] FSharpOption<c>? Tick0 = null,
        [OptionalArgument] FSharpOption<d>? DTick = null,
        [OptionalArgument] FSharpOption<IEnumerable<e>>? TickVals = null,
        [OptionalArgument] FSharpOption<IEnumerable<f>>? TickText = null,
        [OptionalArgument] FSharpOption<StyleParam.TickOptions>? Ticks = null,
        [OptionalArgument] FSharpOption<StyleParam.CategoryTickAnchor>? TicksOn = null,
        [OptionalArgument] FSharpOption<StyleParam.TickLabelMode>? TickLabelMode = null,
        [OptionalArgument] FSharpOption<StyleParam.TickLabelPosition>? TickLabelPosition = null,
        [OptionalArgument] FSharpOption<int>? TickLabelStep = null,
        [OptionalArgument] FSharpOption<StyleParam.TickLabelOverflow>? TickLabelOverflow = null,
        [OptionalArgument] FSharpOption<StyleParam.Mirror>? Mirror = null,
        [OptionalArgument] FSharpOption<int>? TickLen = null,
        [OptionalArgument] FSharpOption<int>? TickWidth = null,
        [OptionalArgument] FSharpOption<Color>? TickColor = null,
        [OptionalArgument] FSharpOption<bool>? ShowTickLabels = null,
        [OptionalArgument] FSharpOption<StyleParam.TickAutoMargin>? AutoMargin = null,
        [OptionalArgument] FSharpOption<bool>? ShowSpikes = null,
        [OptionalArgument] FSharpOption<Color>? SpikeColor = null,
        [OptionalArgument] FSharpOption<int>? SpikeThickness = null,
        [OptionalArgument] FSharpOption<StyleParam.DrawingStyle>? SpikeDash = null,
        [OptionalArgument] FSharpOption<StyleParam.SpikeMode>? SpikeMode = null,
        [OptionalArgument] FSharpOption<StyleParam.SpikeSnap>? SpikeSnap = null,
        [OptionalArgument] FSharpOption<Font>? TickFont = null,
        [OptionalArgument] FSharpOption<int>? TickAngle = null,
        [OptionalArgument] FSharpOption<StyleParam.ShowTickOption>? ShowTickPrefix = null,
        [OptionalArgument] FSharpOption<string>? TickPrefix = null,
        [OptionalArgument] FSharpOption<StyleParam.ShowTickOption>? ShowTickSuffix = null,
        [OptionalArgument] FSharpOption<string>? TickSuffix = null,
        [OptionalArgument] FSharpOption<StyleParam.ShowExponent>? ShowExponent = null,
        [OptionalArgument] FSharpOption<StyleParam.ExponentFormat>? ExponentFormat = null,
        [OptionalArgument] FSharpOption<double>? MinExponent = null,
        [OptionalArgument] FSharpOption<Minor>? Minor = null,
        [OptionalArgument] FSharpOption<bool>? SeparateThousands = null,
        [OptionalArgument] FSharpOption<string>? TickFormat = null,
        [OptionalArgument] FSharpOption<IEnumerable<TickFormatStop>>? TickFormatStops = null,
        [OptionalArgument] FSharpOption<string>? HoverFormat = null,
        [OptionalArgument] FSharpOption<StyleParam.Range>? InsideRange = null,
        [OptionalArgument] FSharpOption<bool>? ShowLine = null,
        [OptionalArgument] FSharpOption<Color>? LineColor = null,
        [OptionalArgument] FSharpOption<double>? LineWidth = null,
        [OptionalArgument] FSharpOption<bool>? ShowGrid = null,
        [OptionalArgument] FSharpOption<Color>? GridColor = null,
        [OptionalArgument] FSharpOption<StyleParam.DrawingStyle>? GridDash = null,
        [OptionalArgument] FSharpOption<double>? GridWidth = null,
        [OptionalArgument] FSharpOption<bool>? ZeroLine = null,
        [OptionalArgument] FSharpOption<Color>? ZeroLineColor = null,
        [OptionalArgument] FSharpOption<double>? ZeroLineWidth = null,
        [OptionalArgument] FSharpOption<int>? Shift = null,
        [OptionalArgument] FSharpOption<bool>? ShowDividers = null,
        [OptionalArgument] FSharpOption<Color>? DividerColor = null,
        [OptionalArgument] FSharpOption<int>? DividerWidth = null,
        [OptionalArgument] FSharpOption<StyleParam.LinearAxisId>? Anchor = null,
        [OptionalArgument] FSharpOption<StyleParam.Side>? Side = null,
        [OptionalArgument] FSharpOption<StyleParam.LinearAxisId>? Overlaying = null,
        [OptionalArgument] FSharpOption<DynamicObj.DynamicObj>? LabelAlias = null,
        [OptionalArgument] FSharpOption<StyleParam.Layer>? Layer = null,
        [OptionalArgument] FSharpOption<StyleParam.Range>? Domain = null,
        [OptionalArgument] FSharpOption<double>? Position = null,
        [OptionalArgument] FSharpOption<StyleParam.CategoryOrder>? CategoryOrder = null,
        [OptionalArgument] FSharpOption<IEnumerable<g>>? CategoryArray = null,
        [OptionalArgument] FSharpOption<h>? UIRevision = null,
        [OptionalArgument] FSharpOption<RangeSlider>? RangeSlider = null,
        [OptionalArgument] FSharpOption<RangeSelector>? RangeSelector = null,
        [OptionalArgument] FSharpOption<StyleParam.Calendar>? Calendar = null,
        [OptionalArgument] FSharpOption<Color>? BackgroundColor = null,
        [OptionalArgument] FSharpOption<bool>? ShowBackground = null
    )
        where a : IConvertible
        where b : IConvertible
        where c : IConvertible
        where d : IConvertible
        where e : IConvertible
        where f : IConvertible
        where g : IConvertible
        where h : IConvertible =>
        new LinearAxis()
            .Set("visible", Visible)
            .Set("color", Color)
            .Set("title", Title)
            .Set("type", AxisType)
            .Set("autotypenumbers", AutoTypeNumbers)
            .Set("autorange", AutoRange)
            .Set("autorangeoptions", AutoRangeOptions)
            .Set("autoshift", AutoShift)
            .Set("rangemode", RangeMode)
            .Set("range", Range)
            .Set("fixedrange", FixedRange)
            .Set("scaleanchor", ScaleAnchor)
            .Set("scaleratio", ScaleRatio)
            .Set("constrain", Constrain)
            .Set("constraintoward", ConstrainToward)
            .Set("matches", Matches)
            .Set("maxallowed", MaxAllowed)
            .Set("minallowed", MinAllowed)
            .Set("rangebreaks", Rangebreaks)
            .Set("tickmode", TickMode)
            .Set("nticks", NTicks)
            .Set("tick0", Tick0)
            .Set("dtick", DTick)
            .Set("tickvals", TickVals)
            .Set("ticktext", TickText)
            .Set("ticks", Ticks)
            .Set("tickson", TicksOn)
            .Set("ticklabelmode", TickLabelMode)
            .Set("ticklabelposition", TickLabelPosition)
            .Set("ticklabelstep", TickLabelStep)
            .Set("ticklabeloverflow", TickLabelOverflow)
            .Set("mirror", Mirror)
            .Set("ticklen", TickLen)
            .Set("tickwidth", TickWidth)
            .Set("tickcolor", TickColor)
            .Set("showticklabels", ShowTickLabels)
            .Set("automargin", AutoMargin)
            .Set("showspikes", ShowSpikes)
            .Set("spikecolor", SpikeColor)
            .Set("spikethickness", SpikeThickness)
            .Set("spikedash", SpikeDash)
            .Set("spikemode", SpikeMode)
            .Set("spikesnap", SpikeSnap)
            .Set("tickfont", TickFont)
            .Set("tickangle", TickAngle)
            .Set("showtickprefix", ShowTickPrefix)
            .Set("tickprefix", TickPrefix)
            .Set("showticksuffix", ShowTickSuffix)
            .Set("ticksuffix", TickSuffix)
            .Set("showexponent", ShowExponent)
            .Set("exponentformat", ExponentFormat)
            .Set("minexponent", MinExponent)
            .Set("minor", Minor)
            .Set("separatethousands", SeparateThousands)
            .Set("tickformat", TickFormat)
            .Set("tickformatstops", TickFormatStops)
            .Set("hoverformat", HoverFormat)
            .Set("insiderange", InsideRange)
            .Set("showline", ShowLine)
            .Set("linecolor", LineColor)
            .Set("linewidth", LineWidth)
            .Set("showgrid", ShowGrid)
            .Set("gridcolor", GridColor)
            .Set("griddash", GridDash)
            .Set("gridwidth", GridWidth)
            .Set("zeroline", ZeroLine)
            .Set("zerolinecolor", ZeroLineColor)
            .Set("zerolinewidth", ZeroLineWidth)
            .Set("shift", Shift)
            .Set("showdividers", ShowDividers)
            .Set("dividercolor", DividerColor)
            .Set("dividerwidth", DividerWidth)
            .Set("anchor", Anchor)
            .Set("side", Side)
            .Set("overlaying", Overlaying)
            .Set("labelalias", LabelAlias)
            .Set("layer", Layer)
            .Set("domain", Domain)
            .Set("position", Position)
            .Set("categoryorder", CategoryOrder)
            .Set("categoryarray", CategoryArray)
            .Set("uirevision", UIRevision)
            .Set("rangeslider", RangeSlider)
            .Set("rangeselector", RangeSelector)
            .Set("calendar", Calendar)
            .Set("backgroundcolor", BackgroundColor)
            .Set("showbackground", ShowBackground);
}

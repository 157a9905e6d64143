namespace Plotly.NET;

public partial class Layout
{
    public static Layout init<a>(
        [OptionalArgument] FSharpOption<Title>? Title = null,
        [OptionalArgument] FSharpOption<bool>? ShowLegend = null,
        [OptionalArgument] FSharpOption<Margin>? Margin = null,
        [OptionalArgument] FSharpOption<bool>? AutoSize = null,
        [OptionalArgument] FSharpOption<int>? Width = null,
        [OptionalArgument] FSharpOption<int>? Height = null,
        [OptionalArgument] FSharpOption<Font>? Font = null,
        [OptionalArgument] FSharpOption<UniformText>? UniformText = null,
        [OptionalArgument] FSharpOption<string>? Separators = null,
        [OptionalArgument] FSharpOption<Color>? PaperBGColor = null,
        [OptionalArgument] FSharpOption<Color>? PlotBGColor = null,
        [OptionalArgument] FSharpOption<StyleParam.AutoTypeNumbers>? AutoTypeNumbers = null,
        [OptionalArgument] FSharpOption<DefaultColorScales>? Colorscale = null,
        [OptionalArgument] FSharpOption<Color>? Colorway = null,
        [OptionalArgument] FSharpOption<ModeBar>? ModeBar = null,
        [OptionalArgument] FSharpOption<StyleParam.HoverMode>? HoverMode = null,
        [OptionalArgument] FSharpOption<StyleParam.ClickMode>? ClickMode = null,
        [OptionalArgument] FSharpOption<StyleParam.DragMode>? DragMode = null,
        [OptionalArgument] FSharpOption<StyleParam.SelectDirection>? SelectDirection = null,
        [OptionalArgument] FSharpOption<ActiveSelection>? ActiveSelection = null,
        [OptionalArgument] FSharpOption<NewSelection>? NewSelection = null,
        [OptionalArgument] FSharpOption<int>? HoverDistance = null,
        [OptionalArgument] FSharpOption<int>? SpikeDistance = null,
        [OptionalArgument] FSharpOption<Hoverlabel>? Hoverlabel = null,
        [OptionalArgument] FSharpOption<Transition>? Transition = null,
        [OptionalArgument] FSharpOption<string>? DataRevision = null,
        [OptionalArgument] FSharpOption<string>? UIRevision = null,
        [OptionalArgument] FSharpOption<string>? EditRevision = null,
        [OptionalArgument] FSharpOption<string>? SelectRevision = null,
        [OptionalArgument] FSharpOption<DynamicObj.DynamicObj>? Template = null,
        [OptionalArgument] FSharpOption<string>? Meta = null,
        [OptionalArgument] FSharpOption<string>? Computed = null,
        [OptionalArgument] FSharpOption<LayoutGrid>? Grid = null,
        [OptionalArgument] FSharpOption<StyleParam.Calendar>? Calendar = null,
        [OptionalArgument] FSharpOption<int>? MinReducedHeight = null,
        [OptionalArgument] FSharpOption<int>? MinReducedWidth = null,
        [OptionalArgument] FSharpOption<NewShape>? NewShape = null,
        [OptionalArgument] FSharpOption<ActiveShape>? ActiveShape = null,
        [OptionalArgument] FSharpOption<bool>? HideSources = null,
        [OptionalArgument] FSharpOption<double>? ScatterGap = null,
        [OptionalArgument] FSharpOption<StyleParam.ScatterMode>? ScatterMode = null,
        [OptionalArgument] FSharpOption<double>? BarGap = null,
        [OptionalArgument] FSharpOption<double>? BarGroupGap = null,
        [OptionalArgument] FSharpOption<StyleParam.BarMode>? BarMode = null,
        [OptionalArgument] FSharpOption<StyleParam.BarNorm>? BarNorm = null,
        [OptionalArgument] FSharpOption<bool>? ExtendPieColors = null,
        [OptionalArgument] FSharpOption<IEnumerable<a>>? HiddenLabels = null,
        [OptionalArgument] FSharpOption<Color>? PieColorWay = null,
        [OptionalArgument] FSharpOption<double>? BoxGap = null,
        [OptionalArgument] FSharpOption<double>? BoxGroupGap = null,
        [OptionalArgument] FSharpOption<StyleParam.BoxMode>? BoxMode = null,
        [OptionalArgument] FSharpOption<double>? ViolinGap = null,
        [OptionalArgument] FSharpOption<double>? ViolinGroupGap = null,
        [OptionalArgument] FSharpOption<StyleParam.ViolinMode>? ViolinMode = null,
        [OptionalArgument] FSharpOption<double>? WaterfallGap = null,
        [OptionalArgument] FSharpOption<double>? WaterfallGroupGap = null,
        [OptionalArgument] FSharpOption<StyleParam.WaterfallMode>? WaterfallMode = null,
        [OptionalArgument] FSharpOption<double>? FunnelGap = null,
        [OptionalArgument] FSharpOption<double>? FunnelGroupGap = null,
        [OptionalArgument] FSharpOption<StyleParam.FunnelMode>? FunnelMode = null,
        [OptionalArgument] FSharpOption<bool>? ExtendFunnelAreaColors = null,
        [OptionalArgument] FSharpOption<Color>? FunnelAreaColorWay = null,
        [OptionalArgument] FSharpOption<bool>? ExtendSunBurstColors = null,
        [OptionalArgument] FSharpOption<Color>? SunBurstColorWay = null,
        [OptionalArgument] FSharpOption<bool>? ExtendTreeMapColors = null,
        [OptionalArgument] FSharpOption<Color>? TreeMapColorWay = null,
        [OptionalArgument] FSharpOption<bool>? ExtendIcicleColors = null,
        [OptionalArgument] FSharpOption<Color>? IcicleColorWay = null,
        [OptionalArgument] FSharpOption<IEnumerable<Annotation>>? Annotations = null,
        [OptionalArgument] FSharpOption<IEnumerable<Shape>>? Shapes = null,
        [OptionalArgument] FSharpOption<IEnumerable<Selection>>? Selections = null,
        [OptionalArgument] FSharpOption<IEnumerable<LayoutImage>>? Images = null,
        [OptionalArgument] FSharpOption<IEnumerable<Slider>>? Sliders = null,
        [OptionalArgument] FSharpOption<IEnumerable<UpdateMenu>>? UpdateMenus = null
    )
        where a : IConvertible =>
        new Layout()
            .Set("title", Title)
            .Set("showlegend", ShowLegend)
            .Set("margin", Margin)
            .Set("autosize", AutoSize)
            .Set("width", Width)
            .Set("height", Height)
            .Set("font", Font)
            .Set("uniformtext", UniformText)
            .Set("separators", Separators)
            .Set("paper_bgcolor", PaperBGColor)
            .Set("plot_bgcolor", PlotBGColor)
            .Set("autotypenumbers", AutoTypeNumbers)
            .Set("colorscale", Colorscale)
            .Set("colorway", Colorway)
            .Set("modebar", ModeBar)
            .Set("hovermode", HoverMode)
            .Set("clickmode", ClickMode)
            .Set("dragmode", DragMode)
            .Set("selectdirection", SelectDirection)
            .Set("activeselection", ActiveSelection)
            .Set("newselection", NewSelection)
            .Set("hoverdistance", HoverDistance)
            .Set("spikedistance", SpikeDistance)
            .Set("hoverlabel", Hoverlabel)
            .Set("transition", Transition)
            .Set("datarevision", DataRevision)
            .Set("uirevision", UIRevision)
            .Set("editrevision", EditRevision)
            .Set("selectionrevision", SelectRevision)
            .Set("template", Template)
            .Set("meta", Meta)
            .Set("computed", Computed)
            .Set("grid", Grid)
            .Set("calendar", Calendar)
            .Set("minreducedheight", MinReducedHeight)
            .Set("minreducedwidth", MinReducedWidth)
            .Set("newshape", NewShape)
            .Set("activeshape", ActiveShape)
            .Set("hidesources", HideSources)
            .Set("scattergap", ScatterGap)
            .Set("scattermode", ScatterMode)
            .Set("bargap", BarGap)
            .Set("bargroupgap", BarGroupGap)
            .Set("barmode", BarMode)
            .Set("barnorm", BarNorm)
            .Set("extendpiecolors", ExtendPieColors)
            .Set("hiddenlabels", HiddenLabels)
            .Set("piecolorway", PieColorWay)
            .Set("boxgap", BoxGap)
            .Set("boxgroupgap", BoxGroupGap)
            .Set("boxmode", BoxMode)
            .Set("violingap", ViolinGap)
            .Set("violingroupgap", ViolinGroupGap)
            .Set("violinmode", ViolinMode)
            .Set("waterfallgap", WaterfallGap)
            .Set("waterfallgroupgap", WaterfallGroupGap)
            .Set("waterfallmode", WaterfallMode)
            .Set("funnelgap", FunnelGap)
            .Set("funnelgroupgap", FunnelGroupGap)
            .Set("funnelmode", FunnelMode)
            .Set("extendfunnelareacolors", ExtendFunnelAreaColors)
            .Set("funnelareacolorway", FunnelAreaColorWay)
            .Set("extendsunburstcolors", ExtendSunBurstColors)
            .Set("sunburstcolorway", SunBurstColorWay)
            .Set("extendtreemapcolors", ExtendTreeMapColors)
            .Set("treemapcolorway", TreeMapColorWay)
            .Set("extendiciclecolors", ExtendIcicleColors)
            .Set("iciclecolorway", IcicleColorWay)
            .Set("annotations", Annotations)
            .Set("shapes", Shapes)
            .Set("selections", Selections)
            .Set("images", Images)
            .Set("sliders", Sliders)
            .Set("updatemenus", UpdateMenus);
}

namespace Plotly.NET;

public class Config : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static Config init(
        [OptionalArgument] FSharpOption<bool>? StaticPlot = null,
        [OptionalArgument] FSharpOption<bool>? TypesetMath = null,
        [OptionalArgument] FSharpOption<string>? PlotlyServerUrl = null,
        [OptionalArgument] FSharpOption<bool>? Editable = null,
        [OptionalArgument] FSharpOption<Edits>? Edits = null,
        [OptionalArgument] FSharpOption<bool>? EditSelection = null,
        [OptionalArgument] FSharpOption<bool>? Autosizable = null,
        [OptionalArgument] FSharpOption<bool>? Responsive = null,
        [OptionalArgument] FSharpOption<bool>? FillFrame = null,
        [OptionalArgument] FSharpOption<double>? FrameMargins = null,
        [OptionalArgument] FSharpOption<StyleParam.ScrollZoom>? ScrollZoom = null,
        [OptionalArgument] FSharpOption<StyleParam.DoubleClick>? DoubleClick = null,
        [OptionalArgument] FSharpOption<int>? DoubleClickDelay = null,
        [OptionalArgument] FSharpOption<bool>? ShowAxisDragHandles = null,
        [OptionalArgument] FSharpOption<bool>? ShowAxisRangeEntryBoxes = null,
        [OptionalArgument] FSharpOption<bool>? ShowTips = null,
        [OptionalArgument] FSharpOption<bool>? ShowLink = null,
        [OptionalArgument] FSharpOption<string>? LinkText = null,
        [OptionalArgument] FSharpOption<bool>? SendData = null,
        [OptionalArgument] FSharpOption<object>? ShowSources = null,
        [OptionalArgument] FSharpOption<bool>? DisplayModeBar = null,
        [OptionalArgument] FSharpOption<bool>? ShowSendToCloud = null,
        [OptionalArgument] FSharpOption<bool>? ShowEditInChartStudio = null,
        [OptionalArgument] FSharpOption<IEnumerable<StyleParam.ModeBarButton>>? ModeBarButtonsToRemove = null,
        [OptionalArgument] FSharpOption<IEnumerable<StyleParam.ModeBarButton>>? ModeBarButtonsToAdd = null,
        [OptionalArgument] FSharpOption<IEnumerable<IEnumerable<StyleParam.ModeBarButton>>>? ModeBarButtons = null,
        [OptionalArgument] FSharpOption<ToImageButtonOptions>? ToImageButtonOptions = null,
        [OptionalArgument] FSharpOption<bool>? Displaylogo = null,
        [OptionalArgument] FSharpOption<bool>? Watermark = null,
        [OptionalArgument] FSharpOption<double>? plotGlPixelRatio = null,
        [OptionalArgument] FSharpOption<object>? SetBackground = null,
        [OptionalArgument] FSharpOption<string>? TopojsonURL = null,
        [OptionalArgument] FSharpOption<string>? MapboxAccessToken = null,
        [OptionalArgument] FSharpOption<int>? Logging = null,
        [OptionalArgument] FSharpOption<int>? NotifyOnLogging = null,
        [OptionalArgument] FSharpOption<int>? QueueLength = null,
        [OptionalArgument] FSharpOption<object>? GlobalTransforms = null,
        [OptionalArgument] FSharpOption<string>? Locale = null,
        [OptionalArgument] FSharpOption<object>? Locales = null
    ) =>
        new Config()
            .Set("staticPlot", StaticPlot)
            .Set("typesetMath", TypesetMath)
            .Set("plotlyServerUrl", PlotlyServerUrl)
            .Set("editable", Editable)
            .Set("edits", Edits)
            .Set("editSelection", EditSelection)
            .Set("autosizable", Autosizable)
            .Set("responsive", Responsive)
            .Set("fillFrame", FillFrame)
            .Set("frameMargins", FrameMargins)
            .Set("scrollZoom", ScrollZoom)
            .Set("doubleClick", DoubleClick)
            .Set("doubleClickDelay", DoubleClickDelay)
            .Set("showAxisDragHandles", ShowAxisDragHandles)
            .Set("showAxisRangeEntryBoxes", ShowAxisRangeEntryBoxes)
            .Set("showTips", ShowTips)
            .Set("showLink", ShowLink)
            .Set("linkText", LinkText)
            .Set("sendData", SendData)
            .Set("showSources", ShowSources)
            .Set("displayModeBar", DisplayModeBar)
            .Set("showSendToCloud", ShowSendToCloud)
            .Set("showEditInChartStudio", ShowEditInChartStudio)
            .Set("modeBarButtonsToRemove", ModeBarButtonsToRemove)
            .Set("modeBarButtonsToAdd", ModeBarButtonsToAdd)
            .Set("modeBarButtons", ModeBarButtons)
            .Set("toImageButtonOptions", ToImageButtonOptions)
            .Set("displaylogo", Displaylogo)
            .Set("watermark", Watermark)
            .Set("plotGlPixelRatio", plotGlPixelRatio)
            .Set("setBackground", SetBackground)
            .Set("topojsonURL", TopojsonURL)
            .Set("mapboxAccessToken", MapboxAccessToken)
            .Set("logging", Logging)
            .Set("notifyOnLogging", NotifyOnLogging)
            .Set("queueLength", QueueLength)
            .Set("globalTransforms", GlobalTransforms)
            .Set("locale", Locale)
            .Set("locales", Locales);
}

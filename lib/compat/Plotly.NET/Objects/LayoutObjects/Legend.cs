namespace Plotly.NET.LayoutObjects;

public class Legend : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static Legend init(
        [OptionalArgument] FSharpOption<Color>? BGColor = null,
        [OptionalArgument] FSharpOption<Color>? BorderColor = null,
        [OptionalArgument] FSharpOption<double>? BorderWidth = null,
        [OptionalArgument] FSharpOption<double>? EntryWidth = null,
        [OptionalArgument] FSharpOption<StyleParam.EntryWidthMode>? EntryWidthMode = null,
        [OptionalArgument] FSharpOption<Font>? Font = null,
        [OptionalArgument] FSharpOption<StyleParam.TraceGroupClickOptions>? GroupClick = null,
        [OptionalArgument] FSharpOption<Font>? GroupTitleFont = null,
        [OptionalArgument] FSharpOption<StyleParam.TraceItemClickOptions>? ItemClick = null,
        [OptionalArgument] FSharpOption<StyleParam.TraceItemClickOptions>? ItemDoubleClick = null,
        [OptionalArgument] FSharpOption<StyleParam.TraceItemSizing>? ItemSizing = null,
        [OptionalArgument] FSharpOption<int>? ItemWidth = null,
        [OptionalArgument] FSharpOption<StyleParam.Orientation>? Orientation = null,
        [OptionalArgument] FSharpOption<Title>? Title = null,
        [OptionalArgument] FSharpOption<double>? TraceGroupGap = null,
        [OptionalArgument] FSharpOption<StyleParam.TraceOrder>? TraceOrder = null,
        [OptionalArgument] FSharpOption<string>? UIRevision = null,
        [OptionalArgument] FSharpOption<StyleParam.VerticalAlign>? VerticalAlign = null,
        [OptionalArgument] FSharpOption<bool>? Visible = null,
        [OptionalArgument] FSharpOption<double>? X = null,
        [OptionalArgument] FSharpOption<StyleParam.XAnchorPosition>? XAnchor = null,
        [OptionalArgument] FSharpOption<string>? XRef = null,
        [OptionalArgument] FSharpOption<double>? Y = null,
        [OptionalArgument] FSharpOption<StyleParam.YAnchorPosition>? YAnchor = null,
        [OptionalArgument] FSharpOption<string>? YRef = null
    ) =>
        new Legend()
            .Set("bgcolor", BGColor)
            .Set("bordercolor", BorderColor)
            .Set("borderwidth", BorderWidth)
            .Set("entrywidth", EntryWidth)
            .Set("entrywidthmode", EntryWidthMode)
            .Set("font", Font)
            .Set("groupclick", GroupClick)
            .Set("grouptitlefont", GroupTitleFont)
            .Set("itemclick", ItemClick)
            .Set("itemdoubleclick", ItemDoubleClick)
            .Set("itemsizing", ItemSizing)
            .Set("itemwidth", ItemWidth)
            .Set("orientation", Orientation)
            .Set("title", Title)
            .Set("tracegroupgap", TraceGroupGap)
            .Set("traceorder", TraceOrder)
            .Set("uirevision", UIRevision)
            .Set("valign", VerticalAlign)
            .Set("visible", Visible)
            .Set("x", X)
            .Set("xanchor", XAnchor)
            .Set("xref", XRef)
            .Set("y", Y)
            .Set("yanchor", YAnchor)
            .Set("yref", YRef);
}

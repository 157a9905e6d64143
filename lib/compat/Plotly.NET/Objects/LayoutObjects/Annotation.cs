namespace Plotly.NET.LayoutObjects;

public class Annotation : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static Annotation init<a, b, c, d, e, f, g, h, i, j>(
        [OptionalArgument] FSharpOption<a>? X = null,
        [OptionalArgument] FSharpOption<b>? Y = null,
        [OptionalArgument] FSharpOption<StyleParam.AnnotationAlignment>? Align = null,
        [OptionalArgument] FSharpOption<Color>? ArrowColor = null,
        [OptionalArgument] FSharpOption<StyleParam.ArrowHead>? ArrowHead = null,
        [OptionalArgument] FSharpOption<StyleParam.ArrowSide>? ArrowSide = null,
        [OptionalArgument] FSharpOption<double>? ArrowSize = null,
        [OptionalArgument] FSharpOption<c>? AX = null,
        [OptionalArgument] FSharpOption<d>? AXRef = null,
        [OptionalArgument] FSharpOption<e>? AY = null,
        [OptionalArgument] FSharpOption<f>? AYRef = null,
        [OptionalArgument] FSharpOption<Color>? BGColor = null,
        [OptionalArgument] FSharpOption<Color>? BorderColor = null,
        [OptionalArgument] FSharpOption<int>? BorderPad = null,
        [OptionalArgument] FSharpOption<int>? BorderWidth = null,
        [OptionalArgument] FSharpOption<bool>? CaptureEvents = null,
        [OptionalArgument] FSharpOption<StyleParam.ClickToShow>? ClickToShow = null,
        [OptionalArgument] FSharpOption<Font>? Font = null,
        [OptionalArgument] FSharpOption<int>? Height = null,
        [OptionalArgument] FSharpOption<Hoverlabel>? HoverLabel = null,
        [OptionalArgument] FSharpOption<string>? HoverText = null,
        [OptionalArgument] FSharpOption<string>? Name = null,
        [OptionalArgument] FSharpOption<double>? Opacity = null,
        [OptionalArgument] FSharpOption<bool>? ShowArrow = null,
        [OptionalArgument] FSharpOption<int>? StandOff = null,
        [OptionalArgument] FSharpOption<int>? StartArrowHead = null,
        [OptionalArgument] FSharpOption<double>? StartArrowSize = null,
        [OptionalArgument] FSharpOption<int>? StartStandOff = null,
        [OptionalArgument] FSharpOption<string>? TemplateItemName = null,
        [OptionalArgument] FSharpOption<string>? Text = null,
        [OptionalArgument] FSharpOption<double>? TextAngle = null,
        [OptionalArgument] FSharpOption<StyleParam.VerticalAlign>? VAlign = null,
        [OptionalArgument] FSharpOption<bool>? Visible = null,
        [OptionalArgument] FSharpOption<int>? Width = null,
        [OptionalArgument] FSharpOption<StyleParam.XAnchorPosition>? XAnchor = null,
        [OptionalArgument] FSharpOption<g>? XClick = null,
        [OptionalArgument] FSharpOption<h>? XRef = null,
        [OptionalArgument] FSharpOption<int>? XShift = null,
        [OptionalArgument] FSharpOption<StyleParam.YAnchorPosition>? YAnchor = null,
        [OptionalArgument] FSharpOption<i>? YClick = null,
        [OptionalArgument] FSharpOption<j>? YRef = null,
        [OptionalArgument] FSharpOption<int>? YShift = null
    )
        where a : IConvertible
        where b : IConvertible
        where c : IConvertible
        where d : IConvertible
        where e : IConvertible
        where f : IConvertible
        where g : IConvertible
        where h : IConvertible
        where i : IConvertible
        where j : IConvertible =>
        new Annotation()
            .Set("x", X)
            .Set("y", Y)
            .Set("align", Align)
            .Set("arrowcolor", ArrowColor)
            .Set("arrowhead", ArrowHead)
            .Set("arrowside", ArrowSide)
            .Set("arrowsize", ArrowSize)
            .Set("ax", AX)
            .Set("axref", AXRef)
            .Set("ay", AY)
            .Set("ayref", AYRef)
            .Set("bgcolor", BGColor)
            .Set("bordercolor", BorderColor)
            .Set("borderpad", BorderPad)
            .Set("borderwidth", BorderWidth)
            .Set("captureevents", CaptureEvents)
            .Set("clicktoshow", ClickToShow)
            .Set("font", Font)
            .Set("height", Height)
            .Set("hoverlabel", HoverLabel)
            .Set("hovertext", HoverText)
            .Set("name", Name)
            .Set("opacity", Opacity)
            .Set("showarrow", ShowArrow)
            .Set("standoff", StandOff)
            .Set("startarrowhead", StartArrowHead)
            .Set("startarrowsize", StartArrowSize)
            .Set("startstandoff", StartStandOff)
            .Set("templateitemname", TemplateItemName)
            .Set("text", Text)
            .Set("textangle", TextAngle)
            .Set("valign", VAlign)
            .Set("visible", Visible)
            .Set("width", Width)
            .Set("xanchor", XAnchor)
            .Set("xclick", XClick)
            .Set("xref", XRef)
            .Set("xshift", XShift)
            .Set("yanchor", YAnchor)
            .Set("yclick", YClick)
            .Set("yref", YRef)
            .Set("yshift", YShift);
}

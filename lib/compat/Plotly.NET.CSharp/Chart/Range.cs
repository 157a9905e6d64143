namespace Plotly.NET.CSharp;

public static partial class Chart
{
    public static GenericChart Range<XType, YType, TextType>(
        IEnumerable<XType> x,
        IEnumerable<YType> y,
        IEnumerable<YType> upper,
        IEnumerable<YType> lower,
        StyleParam.Mode mode,
        Optional<string> Name = default,
        Optional<string> GroupName = default,
        Optional<bool> ShowMarkers = default,
        Optional<bool> ShowLegend = default,
        Optional<TextType> Text = default,
        Optional<IEnumerable<TextType>> MultiText = default,
        Optional<StyleParam.TextPosition> TextPosition = default,
        Optional<IEnumerable<StyleParam.TextPosition>> MultiTextPosition = default,
        Optional<Color> MarkerColor = default,
        Optional<StyleParam.Colorscale> MarkerColorScale = default,
        Optional<Line> MarkerOutline = default,
        Optional<StyleParam.MarkerSymbol> MarkerSymbol = default,
        Optional<IEnumerable<StyleParam.MarkerSymbol>> MultiMarkerSymbol = default,
        Optional<Marker> Marker = default,
        Optional<Marker> UpperMarker = default,
        Optional<Marker> LowerMarker = default,
        Optional<Color> LineColor = default,
        Optional<StyleParam.Colorscale> LineColorScale = default,
        Optional<double> LineWidth = default,
        Optional<StyleParam.DrawingStyle> LineDash = default,
        Optional<Line> Line = default,
        Optional<Line> UpperLine = default,
        Optional<Line> LowerLine = default,
        Optional<Color> RangeColor = default,
        Optional<TextType> UpperText = default,
        Optional<IEnumerable<TextType>> MultiUpperText = default,
        Optional<TextType> LowerText = default,
        Optional<IEnumerable<TextType>> MultiLowerText = default,
        Optional<Font> TextFont = default,
        Optional<string> LowerName = default,
        Optional<string> UpperName = default,
        Optional<bool> UseDefaults = default
    )
        where XType : IConvertible
        where YType : IConvertible
        where TextType : IConvertible
    {
        var shown = Modes.For(mode, text: TextPosition.IsSome || TextFont.IsSome, markers: ShowMarkers.Or(false));
        var group = GroupName.Or("Range");
        var colour = RangeColor.Or(Color.fromString("rgba(0,0,0,0.5)"));
        var marker = Marker
            .OrNew()
            .Set("color", MarkerColor)
            .Set("colorscale", MarkerColorScale)
            .Set("line", MarkerOutline)
            .Set("symbol", MultiMarkerSymbol, MarkerSymbol);
        var line = Line.OrNew()
            .Set("color", LineColor)
            .Set("colorscale", LineColorScale)
            .Set("width", LineWidth)
            .Set("dash", LineDash);
        var middle = new Trace2D("scatter")
            .Set("mode", shown)
            .Set("x", x)
            .Set("y", y)
            .Set("name", Name)
            .Set("showlegend", ShowLegend)
            .Set("text", MultiText, Text)
            .Set("textposition", MultiTextPosition, TextPosition)
            .Set("marker", marker)
            .Set("line", line)
            .Set("legendgroup", group)
            .Set("legendgrouptitle", new Title().Set("text", group));
        var below = Edge(lower, LowerName.Or("lower"), LowerMarker, LowerLine).Set("text", MultiLowerText, LowerText);
        var above = Edge(upper, UpperName.Or("upper"), UpperMarker, UpperLine)
            .Set("text", MultiUpperText, UpperText)
            .Set("fill", StyleParam.Fill.ToNext_y);
        return GenericChart.Of(UseDefaults.Or(true), [below, above, middle]);

        Trace2D Edge(IEnumerable<YType> at, string name, Optional<Marker> points, Optional<Line> stroke) =>
            new Trace2D("scatter")
                .Set("mode", shown)
                .Set("x", x)
                .Set("y", at)
                .Set("name", name)
                .Set("fillcolor", RangeColor)
                .Set("showlegend", ShowLegend.Or(true))
                .Set("textposition", TextPosition)
                .Set("textfont", TextFont)
                .Set("marker", points.OrNew().Set("color", colour))
                .Set("line", stroke)
                .Set("legendgroup", group);
    }
}

namespace Plotly.NET.CSharp;

public static partial class Chart
{
    public static GenericChart Point<XType, YType, TextType>(
        IEnumerable<XType> x,
        IEnumerable<YType> y,
        Optional<string> Name = default,
        Optional<bool> ShowLegend = default,
        Optional<double> Opacity = default,
        Optional<IEnumerable<double>> MultiOpacity = default,
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
        Optional<string> StackGroup = default,
        Optional<StyleParam.Orientation> Orientation = default,
        Optional<StyleParam.GroupNorm> GroupNorm = default,
        Optional<bool> UseWebGL = default,
        Optional<bool> UseDefaults = default
    )
        where XType : IConvertible
        where YType : IConvertible
        where TextType : IConvertible
    {
        var marker = Marker
            .OrNew()
            .Set("opacity", MultiOpacity)
            .Set("color", MarkerColor)
            .Set("colorscale", MarkerColorScale)
            .Set("line", MarkerOutline)
            .Set("symbol", MultiMarkerSymbol, MarkerSymbol);
        var line = new Line();
        var trace = new Trace2D(UseWebGL.Or(false) ? "scattergl" : "scatter")
            .Set("mode", Modes.For(StyleParam.Mode.Markers, text: TextPosition.IsSome || MultiTextPosition.IsSome))
            .Set("x", x)
            .Set("y", y)
            .Set("name", Name)
            .Set("showlegend", ShowLegend)
            .Set("opacity", Opacity)
            .Set("text", MultiText, Text)
            .Set("textposition", MultiTextPosition, TextPosition)
            .Set("stackgroup", StackGroup)
            .Set("orientation", Orientation)
            .Set("groupnorm", GroupNorm)
            .Set("marker", marker)
            .Set("line", line);
        return GenericChart.ofTraceObject(UseDefaults.Or(true), trace);
    }
}

namespace Plotly.NET.CSharp;

public static partial class Chart
{
    public static GenericChart Line3D<XType, YType, ZType, TextType>(
        IEnumerable<XType> x,
        IEnumerable<YType> y,
        IEnumerable<ZType> z,
        Optional<bool> ShowMarkers = default,
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
        Optional<StyleParam.MarkerSymbol3D> MarkerSymbol = default,
        Optional<IEnumerable<StyleParam.MarkerSymbol3D>> MultiMarkerSymbol = default,
        Optional<Marker> Marker = default,
        Optional<Color> LineColor = default,
        Optional<StyleParam.Colorscale> LineColorScale = default,
        Optional<double> LineWidth = default,
        Optional<StyleParam.DrawingStyle> LineDash = default,
        Optional<Line> Line = default,
        Optional<Projection> Projection = default,
        Optional<bool> UseDefaults = default
    )
        where XType : IConvertible
        where YType : IConvertible
        where ZType : IConvertible
        where TextType : IConvertible
    {
        var marker = Marker
            .OrNew()
            .Set("opacity", MultiOpacity)
            .Set("color", MarkerColor)
            .Set("colorscale", MarkerColorScale)
            .Set("line", MarkerOutline)
            .Set("symbol", MultiMarkerSymbol, MarkerSymbol);
        var line = Line.OrNew()
            .Set("color", LineColor)
            .Set("colorscale", LineColorScale)
            .Set("width", LineWidth)
            .Set("dash", LineDash);
        var trace = new Trace3D("scatter3d")
            .Set(
                "mode",
                Modes.For(
                    StyleParam.Mode.Lines,
                    text: TextPosition.IsSome || MultiTextPosition.IsSome,
                    markers: ShowMarkers.Or(false)
                )
            )
            .Set("x", x)
            .Set("y", y)
            .Set("z", z)
            .Set("name", Name)
            .Set("showlegend", ShowLegend)
            .Set("opacity", Opacity)
            .Set("text", MultiText, Text)
            .Set("textposition", MultiTextPosition, TextPosition)
            .Set("projection", Projection)
            .Set("marker", marker)
            .Set("line", line);
        return GenericChart.ofTraceObject(UseDefaults.Or(true), trace).WithCamera(default, default);
    }
}

namespace Plotly.NET.CSharp;

public static partial class Chart
{
    public static GenericChart Contour<ZType, XType, YType, TextType>(
        IEnumerable<IEnumerable<ZType>> zData,
        Optional<string> Name = default,
        Optional<bool> ShowLegend = default,
        Optional<double> Opacity = default,
        Optional<IEnumerable<XType>> X = default,
        Optional<IEnumerable<YType>> Y = default,
        Optional<TextType> Text = default,
        Optional<IEnumerable<TextType>> MultiText = default,
        Optional<ColorBar> ColorBar = default,
        Optional<StyleParam.Colorscale> ColorScale = default,
        Optional<bool> ShowScale = default,
        Optional<bool> ReverseScale = default,
        Optional<bool> Transpose = default,
        Optional<Color> ContourLineColor = default,
        Optional<StyleParam.DrawingStyle> ContourLineDash = default,
        Optional<double> ContourLineSmoothing = default,
        Optional<Line> ContourLine = default,
        Optional<StyleParam.ContourColoring> ContoursColoring = default,
        Optional<StyleParam.ConstraintOperation> ContoursOperation = default,
        Optional<StyleParam.ContourType> ContoursType = default,
        Optional<bool> ShowContourLabels = default,
        Optional<Font> ContourLabelFont = default,
        Optional<Contours> Contours = default,
        Optional<Color> FillColor = default,
        Optional<int> NContours = default,
        Optional<bool> UseDefaults = default
    )
        where ZType : IConvertible
        where XType : IConvertible
        where YType : IConvertible
        where TextType : IConvertible
    {
        var contours = Contours
            .OrNew()
            .Set("coloring", ContoursColoring)
            .Set("operation", ContoursOperation)
            .Set("type", ContoursType)
            .Set("showlabels", ShowContourLabels)
            .Set("labelfont", ContourLabelFont);
        var line = ContourLine
            .OrNew()
            .Set("width", 0.0)
            .Set("color", ContourLineColor)
            .Set("dash", ContourLineDash)
            .Set("smoothing", ContourLineSmoothing);
        var trace = new Trace2D("contour")
            .Set("z", zData)
            .Set("name", Name)
            .Set("showlegend", ShowLegend)
            .Set("opacity", Opacity)
            .Set("x", X)
            .Set("y", Y)
            .Set("text", MultiText, Text)
            .Set("colorbar", ColorBar)
            .Set("colorscale", ColorScale)
            .Set("showscale", ShowScale)
            .Set("reversescale", ReverseScale)
            .Set("transpose", Transpose)
            .Set("fillcolor", FillColor)
            .Set("ncontours", NContours)
            .Set("contours", contours)
            .Set("line", line);
        return GenericChart.ofTraceObject(UseDefaults.Or(true), trace);
    }
}

namespace Plotly.NET.CSharp;

public static partial class Chart
{
    public static GenericChart BoxPlot<XType, YType, TextType>(
        Optional<IEnumerable<XType>> X = default,
        Optional<IEnumerable<YType>> Y = default,
        Optional<string> Name = default,
        Optional<bool> ShowLegend = default,
        Optional<TextType> Text = default,
        Optional<IEnumerable<TextType>> MultiText = default,
        Optional<Color> FillColor = default,
        Optional<Color> MarkerColor = default,
        Optional<Marker> Marker = default,
        Optional<double> Opacity = default,
        Optional<double> WhiskerWidth = default,
        Optional<StyleParam.BoxPoints> BoxPoints = default,
        Optional<StyleParam.BoxMean> BoxMean = default,
        Optional<double> Jitter = default,
        Optional<double> PointPos = default,
        Optional<StyleParam.Orientation> Orientation = default,
        Optional<Color> OutlineColor = default,
        Optional<double> OutlineWidth = default,
        Optional<Line> Outline = default,
        Optional<string> AlignmentGroup = default,
        Optional<string> OffsetGroup = default,
        Optional<bool> Notched = default,
        Optional<double> NotchWidth = default,
        Optional<StyleParam.QuartileMethod> QuartileMethod = default,
        Optional<bool> UseDefaults = default
    )
        where XType : IConvertible
        where YType : IConvertible
        where TextType : IConvertible
    {
        var outline = Outline.OrNew().Set("color", OutlineColor).Set("width", OutlineWidth);
        var marker = Marker.OrNew().Set("color", MarkerColor);
        var trace = new Trace2D("box")
            .Set("x", X)
            .Set("y", Y)
            .Set("name", Name)
            .Set("showlegend", ShowLegend)
            .Set("text", MultiText, Text)
            .Set("fillcolor", FillColor)
            .Set("opacity", Opacity)
            .Set("whiskerwidth", WhiskerWidth)
            .Set("boxpoints", BoxPoints)
            .Set("boxmean", BoxMean)
            .Set("jitter", Jitter)
            .Set("pointpos", PointPos)
            .Set("orientation", Orientation)
            .Set("alignmentgroup", AlignmentGroup)
            .Set("offsetgroup", OffsetGroup)
            .Set("notched", Notched)
            .Set("notchwidth", NotchWidth)
            .Set("quartilemethod", QuartileMethod)
            .Set("marker", marker)
            .Set("line", outline);
        return GenericChart.ofTraceObject(UseDefaults.Or(true), trace);
    }
}

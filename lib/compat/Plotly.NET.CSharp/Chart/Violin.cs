namespace Plotly.NET.CSharp;

public static partial class Chart
{
    public static GenericChart Violin<XType, YType, TextType>(
        Optional<IEnumerable<XType>> X = default,
        Optional<IEnumerable<YType>> Y = default,
        Optional<string> Name = default,
        Optional<bool> ShowLegend = default,
        Optional<TextType> Text = default,
        Optional<IEnumerable<TextType>> MultiText = default,
        Optional<Color> FillColor = default,
        Optional<double> Opacity = default,
        Optional<StyleParam.BoxPoints> Points = default,
        Optional<double> Jitter = default,
        Optional<double> PointPos = default,
        Optional<StyleParam.Orientation> Orientation = default,
        Optional<double> Width = default,
        Optional<Color> MarkerColor = default,
        Optional<Marker> Marker = default,
        Optional<Color> OutlineColor = default,
        Optional<double> OutlineWidth = default,
        Optional<Line> Outline = default,
        Optional<string> AlignmentGroup = default,
        Optional<string> OffsetGroup = default,
        Optional<bool> ShowBox = default,
        Optional<double> BoxWidth = default,
        Optional<Color> BoxFillColor = default,
        Optional<Box> Box = default,
        Optional<double> BandWidth = default,
        Optional<MeanLine> MeanLine = default,
        Optional<string> ScaleGroup = default,
        Optional<StyleParam.ScaleMode> ScaleMode = default,
        Optional<StyleParam.ViolinSide> Side = default,
        Optional<StyleParam.Range> Span = default,
        Optional<StyleParam.SpanMode> SpanMode = default,
        Optional<bool> UseDefaults = default
    )
        where XType : IConvertible
        where YType : IConvertible
        where TextType : IConvertible
    {
        var box = Box.OrNew().Set("visible", ShowBox).Set("width", BoxWidth).Set("fillcolor", BoxFillColor);
        var outline = Outline.OrNew().Set("color", OutlineColor).Set("width", OutlineWidth);
        var marker = Marker.OrNew().Set("color", MarkerColor);
        var trace = new Trace2D("violin")
            .Set("x", X)
            .Set("y", Y)
            .Set("name", Name)
            .Set("showlegend", ShowLegend)
            .Set("text", MultiText, Text)
            .Set("fillcolor", FillColor)
            .Set("opacity", Opacity)
            .Set("points", Points)
            .Set("jitter", Jitter)
            .Set("pointpos", PointPos)
            .Set("orientation", Orientation)
            .Set("width", Width)
            .Set("alignmentgroup", AlignmentGroup)
            .Set("offsetgroup", OffsetGroup)
            .Set("bandwidth", BandWidth)
            .Set("meanline", MeanLine)
            .Set("scalegroup", ScaleGroup)
            .Set("scalemode", ScaleMode)
            .Set("side", Side)
            .Set("span", Span)
            .Set("spanmode", SpanMode)
            .Set("marker", marker)
            .Set("line", outline)
            .Set("box", box);
        return GenericChart.ofTraceObject(UseDefaults.Or(true), trace);
    }
}

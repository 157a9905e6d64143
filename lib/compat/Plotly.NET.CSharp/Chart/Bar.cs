namespace Plotly.NET.CSharp;

public static partial class Chart
{
    public static GenericChart Bar<ValuesType, KeysType, TextType>(
        IEnumerable<ValuesType> values,
        Optional<IEnumerable<KeysType>> Keys = default,
        Optional<string> Name = default,
        Optional<bool> ShowLegend = default,
        Optional<double> Opacity = default,
        Optional<IEnumerable<double>> MultiOpacity = default,
        Optional<TextType> Text = default,
        Optional<IEnumerable<TextType>> MultiText = default,
        Optional<Color> MarkerColor = default,
        Optional<StyleParam.Colorscale> MarkerColorScale = default,
        Optional<Line> MarkerOutline = default,
        Optional<StyleParam.PatternShape> MarkerPatternShape = default,
        Optional<IEnumerable<StyleParam.PatternShape>> MultiMarkerPatternShape = default,
        Optional<Pattern> MarkerPattern = default,
        Optional<Marker> Marker = default,
        Optional<StyleParam.TextPosition> TextPosition = default,
        Optional<IEnumerable<StyleParam.TextPosition>> MultiTextPosition = default,
        Optional<IEnumerable<ValuesType>> MultiWidth = default,
        Optional<bool> UseDefaults = default,
        Optional<ValuesType> Base = default,
        Optional<ValuesType> Width = default
    )
        where ValuesType : IConvertible
        where KeysType : IConvertible
        where TextType : IConvertible
    {
        var pattern = MarkerPattern.OrNew().Set("shape", MultiMarkerPatternShape, MarkerPatternShape);
        var marker = Marker
            .OrNew()
            .Set("opacity", MultiOpacity)
            .Set("color", MarkerColor)
            .Set("colorscale", MarkerColorScale)
            .Set("line", MarkerOutline)
            .Set("pattern", pattern);
        var trace = new Trace2D("bar")
            .Set("x", values)
            .Set("y", Keys)
            .Set("name", Name)
            .Set("showlegend", ShowLegend)
            .Set("opacity", Opacity)
            .Set("text", MultiText, Text)
            .Set("textposition", MultiTextPosition, TextPosition)
            .Set("base", Base)
            .Set("width", MultiWidth, Width)
            .Set("orientation", StyleParam.Orientation.Horizontal)
            .Set("marker", marker);
        return GenericChart.ofTraceObject(UseDefaults.Or(true), trace);
    }
}

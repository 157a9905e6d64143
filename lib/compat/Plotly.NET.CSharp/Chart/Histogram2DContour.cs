namespace Plotly.NET.CSharp;

public static partial class Chart
{
    public static GenericChart Histogram2DContour<XType, YType, ZType>(
        IEnumerable<XType> x,
        IEnumerable<YType> y,
        Optional<string> Name = default,
        Optional<bool> ShowLegend = default,
        Optional<double> Opacity = default,
        Optional<IEnumerable<IEnumerable<ZType>>> Z = default,
        Optional<StyleParam.HistFunc> HistFunc = default,
        Optional<StyleParam.HistNorm> HistNorm = default,
        Optional<int> NBinsX = default,
        Optional<int> NBinsY = default,
        Optional<string> BinGroup = default,
        Optional<string> XBinGroup = default,
        Optional<Bins> XBins = default,
        Optional<string> YBinGroup = default,
        Optional<Bins> YBins = default,
        Optional<Marker> Marker = default,
        Optional<Color> ContourLineColor = default,
        Optional<StyleParam.DrawingStyle> ContourLineDash = default,
        Optional<double> ContourLineSmoothing = default,
        Optional<Line> ContourLine = default,
        Optional<ColorBar> ColorBar = default,
        Optional<StyleParam.Colorscale> ColorScale = default,
        Optional<bool> ShowScale = default,
        Optional<bool> ReverseScale = default,
        Optional<Contours> Contours = default,
        Optional<int> NContours = default,
        Optional<bool> UseDefaults = default
    )
        where XType : IConvertible
        where YType : IConvertible
        where ZType : IConvertible
    {
        var line = ContourLine
            .OrNew()
            .Set("width", 0.0)
            .Set("color", ContourLineColor)
            .Set("dash", ContourLineDash)
            .Set("smoothing", ContourLineSmoothing);
        var trace = new Trace2D("histogram2dcontour")
            .Set("x", x)
            .Set("y", y)
            .Set("name", Name)
            .Set("showlegend", ShowLegend)
            .Set("opacity", Opacity)
            .Set("z", Z)
            .Set("histfunc", HistFunc)
            .Set("histnorm", HistNorm)
            .Set("nbinsx", NBinsX)
            .Set("nbinsy", NBinsY)
            .Set("bingroup", BinGroup)
            .Set("xbingroup", XBinGroup)
            .Set("xbins", XBins)
            .Set("ybingroup", YBinGroup)
            .Set("ybins", YBins)
            .Set("marker", Marker)
            .Set("colorbar", ColorBar)
            .Set("colorscale", ColorScale)
            .Set("showscale", ShowScale)
            .Set("reversescale", ReverseScale)
            .Set("ncontours", NContours)
            .Set("contours", Contours.OrNew())
            .Set("line", line);
        return GenericChart.ofTraceObject(UseDefaults.Or(true), trace);
    }
}

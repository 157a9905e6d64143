namespace Plotly.NET.CSharp;

public static partial class Chart
{
    public static GenericChart Histogram2D<XType, YType, ZType>(
        IEnumerable<XType> x,
        IEnumerable<YType> y,
        Optional<IEnumerable<IEnumerable<ZType>>> Z = default,
        Optional<string> Name = default,
        Optional<bool> ShowLegend = default,
        Optional<double> Opacity = default,
        Optional<int> XGap = default,
        Optional<int> YGap = default,
        Optional<StyleParam.HistFunc> HistFunc = default,
        Optional<StyleParam.HistNorm> HistNorm = default,
        Optional<int> NBinsX = default,
        Optional<int> NBinsY = default,
        Optional<Bins> XBins = default,
        Optional<Bins> YBins = default,
        Optional<ColorBar> ColorBar = default,
        Optional<StyleParam.Colorscale> ColorScale = default,
        Optional<bool> ShowScale = default,
        Optional<bool> ReverseScale = default,
        Optional<StyleParam.SmoothAlg> ZSmooth = default,
        Optional<bool> UseDefaults = default
    )
        where XType : IConvertible
        where YType : IConvertible
        where ZType : IConvertible
    {
        var trace = new Trace2D("histogram2d")
            .Set("x", x)
            .Set("y", y)
            .Set("z", Z)
            .Set("name", Name)
            .Set("showlegend", ShowLegend)
            .Set("opacity", Opacity)
            .Set("xgap", XGap)
            .Set("ygap", YGap)
            .Set("histfunc", HistFunc)
            .Set("histnorm", HistNorm)
            .Set("nbinsx", NBinsX)
            .Set("nbinsy", NBinsY)
            .Set("xbins", XBins)
            .Set("ybins", YBins)
            .Set("colorbar", ColorBar)
            .Set("colorscale", ColorScale)
            .Set("showscale", ShowScale)
            .Set("reversescale", ReverseScale)
            .Set("zsmooth", ZSmooth);
        return GenericChart.ofTraceObject(UseDefaults.Or(true), trace);
    }
}

namespace Plotly.NET.CSharp;

public static partial class Chart
{
    /// <summary>One chart under another.</summary>
    public static GenericChart SingleStack(
        IEnumerable<GenericChart> gCharts,
        Optional<IEnumerable<string>> SubPlotTitles = default,
        Optional<Font> SubPlotTitleFont = default,
        Optional<double> SubPlotTitleOffset = default,
        Optional<Tuple<StyleParam.LinearAxisId, StyleParam.LinearAxisId>[][]> SubPlots = default,
        Optional<StyleParam.LinearAxisId[]> XAxes = default,
        Optional<StyleParam.LinearAxisId[]> YAxes = default,
        Optional<StyleParam.LayoutGridRowOrder> RowOrder = default,
        Optional<StyleParam.LayoutGridPattern> Pattern = default,
        Optional<double> XGap = default,
        Optional<double> YGap = default,
        Optional<Domain> Domain = default,
        Optional<StyleParam.LayoutGridXSide> XSide = default,
        Optional<StyleParam.LayoutGridYSide> YSide = default
    )
    {
        var charts = gCharts.ToArray();
        return Grid(
            charts,
            charts.Length,
            1,
            SubPlotTitles,
            SubPlotTitleFont,
            SubPlotTitleOffset,
            SubPlots,
            XAxes,
            YAxes,
            RowOrder,
            Pattern,
            XGap,
            YGap,
            Domain,
            XSide,
            YSide
        );
    }
}

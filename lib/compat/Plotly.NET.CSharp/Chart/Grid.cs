namespace Plotly.NET.CSharp;

public static partial class Chart
{
    /// <summary>One chart a cell, row by row; every cell keeps its own axes unless the pattern is coupled.</summary>
    public static GenericChart Grid(
        IEnumerable<GenericChart> gCharts,
        int nRows,
        int nCols,
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
        var grid = new ChartGrid(nRows, nCols, Pattern.Or(StyleParam.LayoutGridPattern.Independent), XGap, YGap);
        var order = RowOrder.Or(StyleParam.LayoutGridRowOrder.TopToBottom);
        var cells = gCharts.Take(nRows * nCols).Select(grid.Place);
        var layout = new LayoutGrid()
            .Set("rows", nRows)
            .Set("columns", nCols)
            .Set("pattern", grid.Pattern)
            .Set("roworder", order)
            .Set("subplots", SubPlots)
            .Set("xaxes", XAxes)
            .Set("yaxes", YAxes)
            .Set("xgap", XGap)
            .Set("ygap", YGap)
            .Set("domain", Domain)
            .Set("xside", XSide)
            .Set("yside", YSide);
        var titles = grid.Titles(SubPlotTitles.Or([]), SubPlotTitleFont, SubPlotTitleOffset.Or(0), order);
        return Combine(cells).With(l => l.Set("annotations", titles)).Change(l => l.Set("grid", layout));
    }
}

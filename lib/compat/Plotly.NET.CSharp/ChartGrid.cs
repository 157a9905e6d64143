namespace Plotly.NET.CSharp;

/// <summary>Places charts in the cells of a grid: every cell gets axes of its own, or its column's and row's when the pattern is coupled.</summary>
internal sealed class ChartGrid(
    int rows,
    int columns,
    StyleParam.LayoutGridPattern pattern,
    Optional<double> xGap,
    Optional<double> yGap
)
{
    public StyleParam.LayoutGridPattern Pattern => pattern;

    private bool Coupled => pattern == StyleParam.LayoutGridPattern.Coupled;

    public GenericChart Place(GenericChart chart, int cell)
    {
        var traces = GenericChart.getTraces(chart);
        return traces.All(trace => trace is Trace2D) ? PlacePlane(chart, cell)
            : traces.All(trace => trace is Trace3D) ? PlaceScene(chart, cell)
            : traces.All(trace => trace is TraceDomain) ? PlaceDomain(chart, cell)
            : throw new ArgumentException($"expected traces of one kind in cell {cell}, got 2-D and 3-D traces together");
    }

    /// <summary>Titles over the cells, as annotations in the figure's own coordinates.</summary>
    public object[] Titles(IEnumerable<string> titles, Optional<Font> font, double offset, StyleParam.LayoutGridRowOrder order)
    {
        var across = Cells(xGap.Or(Coupled ? 0.1 : 0.2), columns);
        var down = Cells(yGap.Or(Coupled ? 0.1 : 0.3), rows);
        if (order != StyleParam.LayoutGridRowOrder.BottomToTop)
            Array.Reverse(down);
        return
        [
            .. titles
                .Take(rows * columns)
                .Select(
                    (text, cell) =>
                        new Annotation()
                            .Set("x", (across[cell % columns].Start + across[cell % columns].End) / 2)
                            .Set("xref", "paper")
                            .Set("xanchor", StyleParam.XAnchorPosition.Center)
                            .Set("y", down[cell / columns].End + offset)
                            .Set("yref", "paper")
                            .Set("yanchor", StyleParam.YAnchorPosition.Bottom)
                            .Set("text", text)
                            .Set("showarrow", false)
                            .Set("font", font)
                ),
        ];
    }

    private GenericChart PlacePlane(GenericChart chart, int cell)
    {
        var (column, row) = Coupled ? (cell % columns + 1, cell / columns + 1) : (cell + 1, cell + 1);
        var (x, y) = (StyleParam.LinearAxisId.NewX(column), StyleParam.LinearAxisId.NewY(row));
        return chart
            .ChangeTraces(trace => trace.Set("xaxis", x).Set("yaxis", y))
            .Change(layout =>
            {
                MoveAxis(layout, "xaxis", StyleParam.SubPlotId.NewXAxis(cell + 1));
                MoveAxis(layout, "yaxis", StyleParam.SubPlotId.NewYAxis(cell + 1));
            });
    }

    private GenericChart PlaceScene(GenericChart chart, int cell)
    {
        var id = StyleParam.SubPlotId.NewScene(cell + 1);
        return chart
            .ChangeTraces(trace => trace.Set("scene", id))
            .Change(layout =>
            {
                var scene = ((IFields)layout).Fields.TryGet<Scene>("scene", out var present) ? present.Copy() : new Scene();
                layout.Without("scene").Set(id.ToString(), scene.Set("domain", Domain(cell)));
            });
    }

    private GenericChart PlaceDomain(GenericChart chart, int cell) =>
        chart.ChangeTraces(trace => trace.Set("domain", Domain(cell)));

    private Domain Domain(int cell) => new Domain().Set("row", cell / columns).Set("column", cell % columns);

    /// <summary>The cell keeps the first axis of its chart under the cell's number; its other axes would clash with other cells'.</summary>
    private static void MoveAxis(Layout layout, string kind, StyleParam.SubPlotId id)
    {
        var fields = ((IFields)layout).Fields;
        var axis = fields.TryGet<LinearAxis>(kind, out var present) ? present : new LinearAxis();
        foreach (var name in fields.Names.Where(name => name.StartsWith(kind, StringComparison.Ordinal)).ToArray())
            fields.Remove(name);
        layout.Set(id.ToString(), axis);
    }

    private static (double Start, double End)[] Cells(double gap, int count)
    {
        var step = 1 / (count - gap);
        return [.. Enumerable.Range(0, count).Select(i => (i * step, i * step + step * (1 - gap)))];
    }
}

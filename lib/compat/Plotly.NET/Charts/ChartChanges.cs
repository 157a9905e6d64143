namespace Plotly.NET;

/// <summary>Changed copies of charts.</summary>
internal static class ChartChanges
{
    /// <summary>The chart with a layout that is a changed copy of its own.</summary>
    public static GenericChart Change(this GenericChart chart, Action<Layout> change)
    {
        var layout = GenericChart.getLayout(chart).Copy();
        change(layout);
        return GenericChart.setLayout(layout, chart);
    }

    /// <summary>The chart with traces that are changed copies of its own.</summary>
    public static GenericChart ChangeTraces(this GenericChart chart, Action<Trace> change)
    {
        Trace[] traces = [.. GenericChart.getTraces(chart).Select(trace => trace.Copy())];
        Array.ForEach(traces, change);
        return chart.WithTraces(traces);
    }

    /// <summary>Adds what <paramref name="axis"/> sets to the axis of that name.</summary>
    public static GenericChart WithAxis(this GenericChart chart, LinearAxis axis, StyleParam.SubPlotId id) =>
        chart.Change(layout => layout.Extend(id.ToString(), axis));
}

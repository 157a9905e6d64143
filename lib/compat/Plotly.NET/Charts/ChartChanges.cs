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

    /// <summary>The chart with every trace changed in place.</summary>
    public static GenericChart ChangeTraces(this GenericChart chart, Action<Trace> change)
    {
        foreach (var trace in GenericChart.getTraces(chart))
            change(trace);
        return chart;
    }

    /// <summary>Adds what <paramref name="axis"/> sets to the axis of that name.</summary>
    public static GenericChart WithAxis(this GenericChart chart, LinearAxis axis, StyleParam.SubPlotId id) =>
        chart.Change(layout =>
        {
            var whole = ((IFields)layout).Fields.TryGet<LinearAxis>(id.ToString(), out var present)
                ? present.Copy()
                : new LinearAxis();
            layout.Set(id.ToString(), whole.Merge(axis));
        });

    public static T Without<T>(this T target, string name)
        where T : class, IFields
    {
        target.Fields.Remove(name);
        return target;
    }
}

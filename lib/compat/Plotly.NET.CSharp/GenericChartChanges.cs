namespace Plotly.NET.CSharp;

/// <summary>What the charts add to a layout.</summary>
internal static class GenericChartChanges
{
    public static GenericChart With(this GenericChart chart, Action<Layout> change)
    {
        var layout = new Layout();
        change(layout);
        return GenericChart.addLayout(layout, chart);
    }

    public static GenericChart Stacked(this GenericChart chart) => chart.With(l => l.Set("barmode", StyleParam.BarMode.Stack));

    public static GenericChart ReverseY(this GenericChart chart, Optional<bool> reverse) =>
        reverse.Or(false)
            ? chart.With(l => l.Set("yaxis", new LinearAxis().Set("autorange", StyleParam.AutoRange.Reversed)))
            : chart;

    public static GenericChart Annotate(this GenericChart chart, IEnumerable<IEnumerable<string>> texts)
    {
        var notes = texts.SelectMany(
            (row, y) =>
                row.Select((text, x) => new Annotation().Set("x", x).Set("y", y).Set("text", text).Set("showarrow", false))
        );
        return chart.With(l => l.Set("annotations", notes.ToArray<object>()));
    }

    public static GenericChart WithCamera(
        this GenericChart chart,
        Optional<StyleParam.CameraProjectionType> projection,
        Optional<Camera> camera
    )
    {
        var type = projection.Or(StyleParam.CameraProjectionType.Perspective);
        var seen = camera.OrNew().Set("projection", new CameraProjection().Set("type", type));
        return chart.With(l => l.Set("scene", new Scene().Set("camera", seen)));
    }
}

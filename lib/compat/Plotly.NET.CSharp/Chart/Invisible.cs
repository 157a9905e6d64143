namespace Plotly.NET.CSharp;

public static partial class Chart
{
    public static GenericChart Invisible()
    {
        var trace = new Trace2D("scatter");
        ((IFields)trace).Fields.Remove("type");
        var layout = new Layout().Set("xaxis", HiddenAxis()).Set("yaxis", HiddenAxis());
        return GenericChart.addLayout(layout, GenericChart.ofTraceObject(false, trace));
    }

    private static LinearAxis HiddenAxis() =>
        new LinearAxis().Set("showgrid", false).Set("showline", false).Set("showticklabels", false).Set("zeroline", false);
}

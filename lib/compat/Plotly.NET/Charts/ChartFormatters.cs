namespace Plotly.NET;

/// <summary>How a chart shows itself in a notebook.</summary>
/// <remarks>Notebooks construct it and call the method, so neither can be static.</remarks>
internal sealed class ChartFormatters
{
    private readonly ChartFormatter[] formatters =
    [
        new("text/html", GenericChart.toChartHTML),
        new("application/vnd.plotly.v1+json", GenericChart.toJson),
        new("text/plain", chart => $"chart of {GenericChart.getTraces(chart).Length} traces"),
    ];

    public IEnumerable<object> CreateTypeFormatters() => formatters;
}

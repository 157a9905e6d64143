namespace Plotly.NET;

/// <summary>How a chart shows itself in a notebook.</summary>
internal static class ChartFormatters
{
    public static IEnumerable<ChartFormatter> CreateTypeFormatters() =>
        [
            new("text/html", GenericChart.toChartHTML),
            new("application/vnd.plotly.v1+json", GenericChart.toJson),
            new("text/plain", chart => $"chart of {GenericChart.getTraces(chart).Length} traces"),
        ];
}

namespace Plotly.NET;

/// <summary>Charts as html. A drawing waits until plotly.js is there.</summary>
internal static class ChartPage
{
    public static string Fragment(GenericChart chart)
    {
        var id = $"chart-{Guid.NewGuid():N}";
        return $$"""
            <div id="{{id}}"></div>
            <script>
            (function draw() {
              var place = document.getElementById("{{id}}");
              if (!place) return;
              if (!window.Plotly) return void setTimeout(draw, 50);
              var figure = {{GenericChart.toJson(chart)}};
              Plotly.newPlot(place, figure.data, figure.layout, figure.config);
            })();
            </script>
            """;
    }

    public static string Whole(GenericChart chart) =>
        $"""
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><title>Chart</title><script>{PlotlyJs.Text}</script></head>
            <body>{Fragment(chart)}</body>
            </html>
            """;
}

using System.Text.Json.Nodes;
using Plotly.NET;
using Chart = Plotly.NET.CSharp.Chart;

namespace GenerativeModels.Plots;

/// <summary>The traces that figures consist of, drawn by Plotly.NET.</summary>
internal static class Traces
{
    public static JsonObject Line(
        double[] x,
        double[] y,
        string name,
        string colour,
        double width = 2.5,
        bool dashed = false,
        bool markers = false
    )
    {
        var trace = Of(
            Chart.Line<double, double, string>(
                x,
                y,
                Name: name,
                ShowMarkers: markers,
                LineColor: Color.fromString(colour),
                LineWidth: width,
                LineDash: dashed ? StyleParam.DrawingStyle.Dash : StyleParam.DrawingStyle.Solid,
                MarkerColor: Color.fromString(colour),
                UseDefaults: false
            )
        );
        if (markers)
            trace["marker"]!["size"] = 8;
        return trace;
    }

    /// <summary>A curve in its colour, or dashed and grey where it is the truth; a band first where it has one.</summary>
    public static IEnumerable<JsonObject> Curve(Curve curve, string colour, bool logX, bool logY)
    {
        if (curve.X.Count != curve.Y.Count)
            throw new ArgumentException($"expected as many x as y in \"{curve.Name}\", got {curve.X.Count} and {curve.Y.Count}");
        var x = logX ? Rounding.Relative(curve.X.ToArray()) : Rounding.Significant(curve.X.ToArray());
        if (curve.Deviation is { } deviation)
            yield return Band(x, curve.Y, deviation, colour, curve.Name);
        var y = logY ? Rounding.Relative(curve.Y.ToArray()) : Rounding.Significant(curve.Y.ToArray());
        yield return curve.Truth
            ? Line(x, y, curve.Name, Theme.Ink, 3, dashed: true, curve.Markers)
            : Line(x, y, curve.Name, colour, 2.5, dashed: false, curve.Markers);
    }

    /// <summary>Many lines as one that is interrupted between them.</summary>
    public static JsonObject Paths(IReadOnlyList<Points> paths, string name, string colour, double width)
    {
        var trace = Line([0], [0], name, colour, width);
        trace["x"] = Sketch.Array(Rounding.Significant([.. paths.SelectMany(p => p.X.Append(double.NaN))]));
        trace["y"] = Sketch.Array(Rounding.Significant([.. paths.SelectMany(p => p.Y.Append(double.NaN))]));
        trace["hoverinfo"] = "skip";
        return trace;
    }

    public static JsonObject Points(Points points, string name, string colour, double size, double opacity, bool open = false)
    {
        var trace = Of(
            Chart.Point<double, double, string>(
                Rounding.Significant(points.X),
                Rounding.Significant(points.Y),
                Name: name,
                Opacity: opacity,
                MarkerColor: Color.fromString(colour),
                MarkerSymbol: open
                    ? StyleParam.MarkerSymbol.NewModified(StyleParam.MarkerSymbol.Circle, StyleParam.SymbolStyle.Open)
                    : StyleParam.MarkerSymbol.Circle,
                UseDefaults: false
            )
        );
        trace["marker"]!["size"] = size;
        return trace;
    }

    /// <summary>Samples in their colour, or open grey circles where they come from the data.</summary>
    public static JsonObject Cloud(Cloud cloud, string colour)
    {
        var size = cloud.Points.Count > 1500 ? 3.5 : 5;
        return cloud.Truth
            ? Points(cloud.Points, cloud.Name, Theme.Ink, size + 1, 0.55, open: true)
            : Points(cloud.Points, cloud.Name, colour, size, 0.7);
    }

    /// <summary>Samples over filled contours: rimmed, so that they stand out from dark and bright alike.</summary>
    public static JsonObject CloudOverDensity(Cloud cloud, string colour)
    {
        var trace = Points(cloud.Points, cloud.Name, cloud.Truth ? "#FFFFFF" : colour, cloud.Points.Count > 1500 ? 4 : 6, 0.9);
        trace["marker"]!["line"] = new JsonObject { ["color"] = cloud.Truth ? "#555555" : "#000000", ["width"] = 0.8 };
        return trace;
    }

    /// <summary>Filled contours in viridis.</summary>
    public static JsonObject Contour(DensityGrid grid, bool scale)
    {
        var trace = Of(
            Chart.Contour<double, double, double, string>(
                grid.Rows(),
                X: Rounding.Significant(grid.X.ToArray()),
                Y: Rounding.Significant(grid.Y.ToArray()),
                ColorScale: StyleParam.Colorscale.Viridis,
                ShowScale: scale,
                NContours: 14,
                UseDefaults: false
            )
        );
        trace["hoverinfo"] = "x+y+z";
        return trace;
    }

    public static JsonObject Heatmap(DensityGrid grid)
    {
        return Of(
            Chart.Heatmap<double, double, double, string>(
                grid.Rows(),
                X: Rounding.Significant(grid.X.ToArray()),
                Y: Rounding.Significant(grid.Y.ToArray()),
                ColorScale: StyleParam.Colorscale.Viridis,
                UseDefaults: false
            )
        );
    }

    public static JsonObject Column(IReadOnlyList<string> categories, Values values, string name, string colour) =>
        Of(
            Chart.Column<double, string, string>(
                Rounding.Relative(values.ToArray()),
                Keys: categories.ToArray(),
                Name: name,
                MarkerColor: Color.fromString(colour),
                UseDefaults: false
            )
        );

    /// <summary>A picture whose pixels keep their edges.</summary>
    public static JsonObject Image(string source)
    {
        var trace = Of(Chart.Image<string>(Source: source, UseDefaults: false));
        trace["hoverinfo"] = "skip";
        return trace;
    }

    /// <summary>The first trace of a chart.</summary>
    public static JsonObject Of(GenericChart chart)
    {
        var traces = JsonNode.Parse(GenericChart.toFigureJson(chart))!["data"]!.AsArray();
        var trace = traces[0]!.AsObject();
        traces.RemoveAt(0);
        return trace;
    }

    private static JsonObject Band(double[] x, Values y, Values deviation, string colour, string name)
    {
        if (deviation.Count != y.Count)
            throw new ArgumentException($"expected {y.Count} deviations in \"{name}\", got {deviation.Count}");
        var upper = y.Zip(deviation, (m, s) => m + s);
        var lower = y.Zip(deviation, (m, s) => m - s).Reverse();
        var trace = Line([.. x, .. x.Reverse()], Rounding.Relative([.. upper, .. lower]), $"{name} ± sd", colour, width: 0);
        trace["fill"] = "toself";
        trace["fillcolor"] = Theme.Fade(colour, 0.2);
        trace["showlegend"] = false;
        trace["hoverinfo"] = "skip";
        return trace;
    }
}

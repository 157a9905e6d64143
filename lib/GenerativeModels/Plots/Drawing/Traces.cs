using System.Globalization;
using Plotly.NET;
using Plotly.NET.TraceObjects;

namespace GenerativeModels.Plots;

/// <summary>The traces that figures consist of.</summary>
internal static class Traces
{
    public static Trace Line(double[] x, double[] y, string name, string colour, double width = 2.5, bool dashed = false)
    {
        var line = new Line().With(("color", colour), ("width", width), ("dash", dashed ? "dash" : "solid"));
        return new Trace2D("scatter").With(("mode", "lines"), ("name", name), ("x", x), ("y", y), ("line", line));
    }

    /// <summary>A curve in its colour, or dashed and grey where it is the truth; a band first where it has one.</summary>
    public static IEnumerable<Trace> Curve(Curve curve, string colour, bool logX = false, bool logY = false, double width = 2.5)
    {
        if (curve.X.Count != curve.Y.Count)
            throw new ArgumentException($"expected as many x as y in \"{curve.Name}\", got {curve.X.Count} and {curve.Y.Count}");
        var (x, y) = (Rounding.On(logX, curve.X.ToArray()), Rounding.On(logY, curve.Y.ToArray()));
        if (curve.Deviation is { } deviation)
            yield return Band(curve, x, deviation, colour);
        var line = curve.Truth ? Line(x, y, curve.Name, Theme.Ink, 3, true) : Line(x, y, curve.Name, colour, width);
        var marker = new Marker().With(("size", 8), ("color", curve.Truth ? Theme.Ink : colour));
        yield return curve.Markers ? line.With(("mode", "lines+markers"), ("marker", marker)) : line;
    }

    /// <summary>Fills a line down to zero, or to the left.</summary>
    public static Trace Filled(this Trace line, string colour, string to = "tozeroy") =>
        line.With(("fill", to), ("fillcolor", Theme.Fade(colour, 0.22)));

    /// <summary>Draws a trace on the axes of those numbers; "" is the first.</summary>
    public static Trace On(this Trace trace, string x, string y) => trace.With(("xaxis", $"x{x}"), ("yaxis", $"y{y}"));

    /// <summary>Many lines as one that is interrupted between them.</summary>
    public static Trace Paths(IEnumerable<Points> paths, string name, string colour, double width)
    {
        var all = Plots.Points.From(paths.SelectMany(path => path.Append((double.NaN, double.NaN))));
        return Line(Rounding.Significant(all.X), Rounding.Significant(all.Y), name, colour, width).With(("hoverinfo", "skip"));
    }

    public static Trace Points(Points points, string name, string colour, double size, double opacity, string symbol = "circle")
    {
        var (x, y) = (Rounding.Significant(points.X), Rounding.Significant(points.Y));
        var marker = new Marker().With(("size", size), ("color", colour), ("symbol", symbol));
        var trace = new Trace2D("scatter").With(("mode", "markers"), ("name", name), ("x", x), ("y", y), ("opacity", opacity));
        return trace.With(("marker", marker));
    }

    /// <summary>Samples in their colour, or open grey circles where they come from the data.</summary>
    /// <remarks>Over filled contours few are rimmed, to stand out from dark and bright alike; many are small, for the density to be seen.</remarks>
    public static Trace Cloud(Cloud cloud, string colour, bool overDensity = false)
    {
        var size = cloud.Points.Count > 1500 ? 3.5 : 5;
        if (!overDensity)
            return cloud.Truth
                ? Points(cloud.Points, cloud.Name, Theme.Ink, size + 1, 0.55, "circle-open")
                : Points(cloud.Points, cloud.Name, colour, size, 0.7);
        var (place, opacity) = cloud.Points.Count switch
        {
            > 800 => (3.0, 0.5),
            > 200 => (4, 0.8),
            _ => (6, 0.9),
        };
        var rimmed = Points(cloud.Points, cloud.Name, cloud.Truth ? "#FFFFFF" : colour, place, opacity);
        rimmed
            .Inner("marker")!
            .SetProperty("line", new { color = cloud.Truth ? "#555555" : "#000000", width = place < 6 ? 0 : 0.8 });
        return rimmed;
    }

    /// <summary>A grid's values as colours: a heatmap, or filled contours.</summary>
    public static Trace Grid(string type, DensityGrid grid)
    {
        var (x, y) = (Rounding.Significant(grid.X.ToArray()), Rounding.Significant(grid.Y.ToArray()));
        return new Trace2D(type).With(("z", grid.Rows()), ("x", x), ("y", y), ("colorscale", "Viridis"));
    }

    /// <summary>Filled contours, from <paramref name="low"/> to <paramref name="high"/>.</summary>
    public static Trace Contour(DensityGrid grid, double low, double high, bool scale) =>
        Grid("contour", grid)
            .With(
                ("zmin", low),
                ("zmax", high),
                ("ncontours", 14),
                ("showscale", scale),
                ("opacity", 0.9),
                ("hoverinfo", "x+y+z")
            );

    private static Trace Band(Curve curve, double[] x, Values deviation, string colour)
    {
        if (deviation.Count != curve.Y.Count)
            throw new ArgumentException($"expected {curve.Y.Count} deviations in \"{curve.Name}\", got {deviation.Count}");
        var (upper, lower) = (curve.Y.Zip(deviation, (m, s) => m + s), curve.Y.Zip(deviation, (m, s) => m - s).Reverse());
        var band = Line([.. x, .. x.Reverse()], Rounding.Relative([.. upper, .. lower]), $"{curve.Name} ± sd", colour, width: 0);
        return band.With(
            ("fill", "toself"),
            ("fillcolor", Theme.Fade(colour, 0.2)),
            ("showlegend", false),
            ("hoverinfo", "skip")
        );
    }
}

/// <summary>Figures hold no more digits than can be seen.</summary>
internal static class Rounding
{
    /// <summary>What can be seen on a logarithmic axis, or on a linear one.</summary>
    public static double[] On(bool log, double[] values) => log ? Relative(values) : Significant(values);

    /// <summary>Rounds to a step of 10⁻ᵈⁱᵍⁱᵗˢ of the largest magnitude, so that rounding noise beside it is zero; NaN and ±∞ stay.</summary>
    public static double[] Significant(double[] values, int digits = 4)
    {
        var largest = values.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        return largest == 0 ? values : Array.ConvertAll(values, v => Round(v, digits - 1 - (int)Math.Floor(Math.Log10(largest))));
    }

    /// <summary>Rounds each value to that many digits of its own.</summary>
    public static double[] Relative(double[] values, int digits = 4) =>
        Array.ConvertAll(values, v => v == 0 ? 0 : Round(v, digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(v)))));

    private static double Round(double value, int places) =>
        !double.IsFinite(value) ? value
        : places is >= 0 and <= 15 ? Math.Round(value, places) + 0.0 // no negative zero
        : places > 15 ? double.Parse(value.ToString("E5", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
        : Math.Round(value / Math.Pow(10, -places)) * Math.Pow(10, -places);
}

using System.Text.Json.Nodes;

namespace GenerativeModels.Plots;

public static partial class Plot
{
    /// <summary>A density over its distribution function; a guide goes from a level u across to F and down to x = F⁻¹(u).</summary>
    /// <param name="title">The figure's title.</param>
    /// <param name="x">The x axis, with its unit.</param>
    /// <param name="pdf">p(x).</param>
    /// <param name="cdf">F(x).</param>
    /// <param name="quantile">F⁻¹(u), 0 &lt; u &lt; 1.</param>
    /// <param name="range">The range of x.</param>
    /// <param name="levels">The levels u that the slider offers.</param>
    /// <param name="alt">The text alternative.</param>
    /// <param name="height">Pixels.</param>
    /// <exception cref="ArgumentException">No levels, or one outside of (0, 1).</exception>
    public static Figure Cdf(
        string title,
        string x,
        Func<double, double> pdf,
        Func<double, double> cdf,
        Func<double, double> quantile,
        (double From, double To) range,
        Values levels,
        string? alt = null,
        int? height = null
    )
    {
        if (levels.Count == 0 || levels.Any(u => u is not (> 0 and < 1)))
            throw new ArgumentException("expected levels between 0 and 1", nameof(levels));
        var sketch = new Sketch(title).Axes(x, "F(x)");
        foreach (var trace in Traces.Curve(Curve.Of("F(x)", cdf, range.From, range.To), Theme.Colours[0], false, false))
            sketch.Add(trace);
        var density = Traces.Curve(Curve.Of("p(x)", pdf, range.From, range.To), Theme.Colours[2], false, false).Single();
        Fill(density);
        density["yaxis"] = "y2";
        sketch.Add(density);
        var first = levels.Count / 2;
        var guide = sketch.Add(Guide(range.From, levels[first], quantile(levels[first])));
        var above = Theme.Axis("p(x)");
        above["domain"] = Sketch.Array(0.62, 1);
        above["rangemode"] = "tozero";
        sketch.Layout["yaxis2"] = above;
        sketch.Layout["yaxis"]!["domain"] = Sketch.Array(0, 0.54);
        sketch.Layout["yaxis"]!["range"] = Sketch.Array(0, 1.02);
        sketch.Layout["xaxis"]!["range"] = Sketch.Array(range.From, range.To);
        var labels = levels.Select(u => $"{u:0.###}").ToArray();
        foreach (var (label, u) in labels.Zip(levels))
        {
            var line = Guide(range.From, u, quantile(u));
            sketch.AddFrame(label, [guide], [new JsonObject { ["x"] = line["x"]!.DeepClone(), ["y"] = line["y"]!.DeepClone() }]);
        }
        Film.AddControls(sketch, labels, "u = ", redraw: false, milliseconds: 250);
        sketch.Layout["sliders"]![0]!["active"] = first;
        return sketch.Done(
            alt,
            $"p(x) over F(x); for each of {levels.Count} levels u a guide leads to x = F⁻¹(u), at u = {levels[first]:0.###} to {quantile(levels[first]):G3}.",
            height,
            640
        );
    }

    private static JsonObject Guide(double from, double u, double x)
    {
        var trace = Traces.Line([from, x, x], Rounding.Relative([u, u, 0]), "x = F⁻¹(u)", Theme.Colours[1], 3);
        trace["x"] = Sketch.Array(Rounding.Relative([from, x, x]));
        return trace;
    }
}

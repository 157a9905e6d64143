using System.Text.Json.Nodes;

namespace GenerativeModels.Plots;

public static partial class Plot
{
    /// <summary>Two qualities that a knob trades for each other: a curve through its settings, each named beside its point.</summary>
    /// <param name="title">The figure's title.</param>
    /// <param name="x">The first quality, with its unit.</param>
    /// <param name="y">The second quality, with its unit.</param>
    /// <param name="curves">One a model, in the order of the knob's settings, with <see cref="Curve.Labels"/>; truths are dashed and grey.</param>
    /// <param name="logX">Whether x is logarithmic.</param>
    /// <param name="logY">Whether y is logarithmic.</param>
    /// <param name="alt">The text alternative.</param>
    /// <param name="height">Pixels.</param>
    /// <exception cref="ArgumentException">A curve has not one label a point.</exception>
    public static Figure TradeOff(
        string title,
        string x,
        string y,
        IReadOnlyList<Curve> curves,
        bool logX = false,
        bool logY = false,
        string? alt = null,
        int? height = null
    )
    {
        foreach (var curve in curves.Where(c => !c.Truth || c.Labels is not null))
            CheckLabels(curve.Labels ?? [], curve.X.Count, $"labels in \"{curve.Name}\"");
        var sketch = new Sketch(title).Axes(x, y, logX, logY);
        AddCurves(sketch, [.. curves.Select(c => c.Labels is null ? c : c with { Markers = true })], logX, logY);
        var drawn = curves.SelectMany(c => c.Deviation is null ? [c] : new[] { null, c }).ToArray();
        for (var i = 0; i < drawn.Length; i++)
            if (drawn[i] is { Labels: { } labels } curve)
                Name(sketch.Trace(i), curve, labels, logX, logY);
        sketch.Layout["xaxis"]!["range"] = Roomy(curves.Where(c => c.Labels is not null).SelectMany(c => c.X), logX);
        sketch.Layout["yaxis"]!["range"] = Roomy(curves.Where(c => c.Labels is not null).SelectMany(c => c.Y), logY);
        var told = curves.Select(c =>
            c.Labels is null
                ? c.Name
                : $"{c.Name}: {string.Join(", ", c.Labels.Select((l, i) => $"{l} ({c.X[i]:G3}, {c.Y[i]:G3})"))}"
        );
        return sketch.Done(alt, $"{y} against {x}. {string.Join("; ", told)}.", height);
    }

    private static void Name(JsonObject trace, Curve curve, IReadOnlyList<string> labels, bool logX, bool logY)
    {
        trace["mode"] = "lines+markers+text";
        trace["text"] = Sketch.Array(labels.Select(label => (JsonNode)label));
        trace["textfont"] = new JsonObject { ["size"] = 13 };
        trace["cliponaxis"] = false;
        trace["hovertemplate"] = "%{text}<br>(%{x:.4~g}, %{y:.4~g})";
        var places = LabelPlaces.Of(Unit(curve.X, logX), Unit(curve.Y, logY));
        trace["textposition"] = Sketch.Array(places.Select(place => (JsonNode)place));
    }

    /// <summary>The range of the values, with room about them for names.</summary>
    private static JsonArray Roomy(IEnumerable<double> values, bool log)
    {
        var shown = values.Select(v => log ? Math.Log10(v) : v).Where(double.IsFinite).DefaultIfEmpty(0).ToArray();
        var span = Math.Max(shown.Max() - shown.Min(), 1e-9);
        return Sketch.Array(Rounding.Significant([shown.Min() - 0.14 * span, shown.Max() + 0.14 * span]));
    }

    /// <summary>Values as shares of their range: what is far apart on the screen is far apart here.</summary>
    private static double[] Unit(Values values, bool log)
    {
        var shown = values.Select(v => log ? Math.Log10(v) : v).ToArray();
        var (low, high) = (shown.Min(), shown.Max());
        return Array.ConvertAll(shown, v => high > low ? (v - low) / (high - low) : 0.5);
    }
}

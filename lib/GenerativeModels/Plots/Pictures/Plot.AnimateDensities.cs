using System.Text.Json.Nodes;

namespace GenerativeModels.Plots;

public static partial class Plot
{
    /// <summary>A density on the line that moves, step by step, onto the truth; beside it, where there is one, a number a step.</summary>
    /// <param name="title">The figure's title.</param>
    /// <param name="x">The x axis, with its unit.</param>
    /// <param name="steps">A label (the training step) and the model's density then; all at the same x.</param>
    /// <param name="truth">What stays.</param>
    /// <param name="metric">One value a step, over the same steps.</param>
    /// <param name="metricTitle">The metric's axis, with its unit.</param>
    /// <param name="logMetric">Whether the metric's axis is logarithmic.</param>
    /// <param name="stepTitle">What the steps count.</param>
    /// <param name="alt">The text alternative.</param>
    /// <param name="height">Pixels.</param>
    /// <exception cref="ArgumentException">No steps, steps at different x, or not one metric value a step.</exception>
    public static Figure AnimateDensities(
        string title,
        string x,
        IReadOnlyList<(string Label, Curve Model)> steps,
        IReadOnlyList<Curve> truth,
        Curve? metric = null,
        string metricTitle = "",
        bool logMetric = false,
        string stepTitle = "training step",
        string? alt = null,
        int? height = null
    )
    {
        CheckSteps(steps.Count, metric);
        var grid = steps[0].Model.X;
        if (steps.FirstOrDefault(s => !s.Model.X.SequenceEqual(grid)) is { Label: { } odd })
            throw new ArgumentException($"expected every step at the same x, got others at \"{odd}\"", nameof(steps));
        var sketch = new Sketch(title).Axes(x, "density");
        var top = steps.SelectMany(s => s.Model.Y).Concat(truth.SelectMany(t => t.Y)).Where(double.IsFinite).Max();
        sketch.Layout["yaxis"]!["range"] = Sketch.Array(
            0,
            Math.Min(1.05 * top, 3 * truth.SelectMany(t => t.Y).DefaultIfEmpty(top).Max())
        );
        AddCurves(sketch, [.. truth.Select(t => t with { Truth = true })]);
        var model = sketch.Add(Traces.Curve(steps[0].Model, Theme.Colours[0], false, false).Last());
        Fill(sketch.Trace(model));
        var marker = AddMetric(sketch, metric, metricTitle, stepTitle, logMetric);
        for (var i = 0; i < steps.Count; i++)
        {
            var change = new JsonObject { ["y"] = Sketch.Array(Rounding.Significant(steps[i].Model.Y.ToArray(), 3)) };
            sketch.AddFrame(
                steps[i].Label,
                marker is { } m ? [model, m] : [model],
                metric is null ? [change] : [change, At(metric, i)]
            );
        }
        Film.AddControls(sketch, [.. steps.Select(s => s.Label)], $"{stepTitle}: ", redraw: false);
        var measured = metric is null ? "" : $" {metricTitle} goes from {metric.Y[0]:G3} to {metric.Y[metric.Y.Count - 1]:G3}.";
        return sketch.Done(
            alt,
            $"Animation over {steps.Count} steps ({steps[0].Label} to {steps[^1].Label}): {steps[0].Model.Name} moves onto {string.Join(", ", truth.Select(t => t.Name))}.{measured}",
            height,
            540
        );
    }

    private static void CheckSteps(int count, Curve? metric)
    {
        if (count == 0)
            throw new ArgumentException("expected at least one step, got none", nameof(count));
        if (metric is not null && metric.Y.Count != count)
            throw new ArgumentException($"expected {count} metric values, one a step, got {metric.Y.Count}", nameof(metric));
    }

    /// <summary>The second panel: the whole history, and a marker that moves along it.</summary>
    private static int? AddMetric(Sketch sketch, Curve? metric, string metricTitle, string stepTitle, bool log)
    {
        if (metric is null)
            return null;
        sketch.Layout["xaxis"]!["domain"] = Sketch.Array(0, 0.56);
        sketch.Layout["xaxis2"] = Theme.Axis(stepTitle);
        sketch.Layout["xaxis2"]!["domain"] = Sketch.Array(0.7, 1);
        sketch.Layout["xaxis2"]!["anchor"] = "y2";
        sketch.Layout["yaxis2"] = Theme.Axis(metricTitle, log);
        sketch.Layout["yaxis2"]!["anchor"] = "x2";
        foreach (var trace in Traces.Curve(metric, Theme.Colours[1], false, log))
            sketch.Add(Cells.On(trace, "2"));
        var dot = Traces.Points(Points.From([(metric.X[0], metric.Y[0])]), "now", Theme.Colours[1], 12, 1);
        dot["showlegend"] = false;
        return sketch.Add(Cells.On(dot, "2"));
    }

    private static JsonObject At(Curve metric, int step) =>
        new() { ["x"] = Sketch.Array(metric.X[step]), ["y"] = Sketch.Array(Rounding.Relative([metric.Y[step]])) };
}

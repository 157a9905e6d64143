using System.Text.Json.Nodes;

namespace GenerativeModels.Plots;

public static partial class Plot
{
    /// <summary>Samples in the plane that move, over training or over a sampler's time; beside them, where there is one, a number a step.</summary>
    /// <param name="title">The figure's title.</param>
    /// <param name="steps">A label and the samples then.</param>
    /// <param name="data">What stays.</param>
    /// <param name="density">Filled contours beneath.</param>
    /// <param name="metric">One value a step.</param>
    /// <param name="metricTitle">The metric's axis, with its unit.</param>
    /// <param name="logMetric">Whether the metric's axis is logarithmic.</param>
    /// <param name="stepTitle">What the steps count.</param>
    /// <param name="alt">The text alternative.</param>
    /// <param name="height">Pixels.</param>
    /// <remarks>Where all samples would make the figure larger than 1.5 MB, the first ones are drawn and the legend says how many.</remarks>
    /// <exception cref="ArgumentException">No steps, or not one metric value a step.</exception>
    public static Figure AnimateClouds(
        string title,
        IReadOnlyList<(string Label, Points Points)> steps,
        Cloud? data = null,
        DensityGrid? density = null,
        Curve? metric = null,
        string metricTitle = "",
        bool logMetric = false,
        string stepTitle = "step",
        string? alt = null,
        int? height = null
    )
    {
        CheckSteps(steps.Count, metric);
        var (count, kept) = (steps[0].Points.Count, Film.PointsThatFit(steps.Count, steps[0].Points.Count));
        if (kept < count)
            steps = [.. steps.Select(s => (s.Label, Points.From(s.Points.Take(kept))))];
        var sketch = new Sketch(title);
        if (density is not null)
            AddContour(sketch, density, "", [density], scale: false);
        AddPlane(sketch, new Cells(1, 1), 0, "", "x₁", "x₂", density);
        if (data is not null)
            sketch.Add(Traces.Cloud(data with { Truth = true }, Theme.Ink));
        var colour = density is null ? Theme.Colours[0] : Theme.Colours[1];
        var size = steps[0].Points.Count > 1500 ? 3.5 : 5;
        var model = sketch.Add(
            Traces.Points(steps[0].Points, kept < count ? $"model, {kept} of {count} samples" : "model", colour, size, 0.75)
        );
        if (density is null)
            FixRange(
                sketch,
                [.. steps.SelectMany(s => s.Points).Concat(data?.Points ?? Enumerable.Empty<(double X, double Y)>())]
            );
        var marker = AddMetric(sketch, metric, metricTitle, stepTitle, logMetric);
        foreach (var (i, (label, points)) in steps.Index())
        {
            var change = new JsonObject
            {
                ["x"] = Sketch.Array(Rounding.Significant(points.X, 3)),
                ["y"] = Sketch.Array(Rounding.Significant(points.Y, 3)),
            };
            sketch.AddFrame(label, marker is { } m ? [model, m] : [model], metric is null ? [change] : [change, At(metric, i)]);
        }
        Film.AddControls(sketch, [.. steps.Select(s => s.Label)], $"{stepTitle}: ", redraw: false);
        return sketch.Done(
            alt,
            $"Animation of {kept} samples over {steps.Count} steps, {steps[0].Label} to {steps[^1].Label}"
                + $"{(data is null ? "" : $", against {data.Name}")}.",
            height,
            600
        );
    }

    /// <summary>Axes that hold still while points move: the middle 99 % of all, and some room.</summary>
    private static void FixRange(Sketch sketch, (double X, double Y)[] all)
    {
        sketch.Layout["xaxis"]!["range"] = Span([.. all.Select(p => p.X)]);
        sketch.Layout["yaxis"]!["range"] = Span([.. all.Select(p => p.Y)]);
    }

    private static JsonArray Span(double[] values)
    {
        var sorted = values.Where(double.IsFinite).Order().ToArray();
        if (sorted.Length == 0)
            return Sketch.Array(0, 1);
        var (low, high) = (sorted[(int)(0.005 * (sorted.Length - 1))], sorted[(int)(0.995 * (sorted.Length - 1))]);
        var room = Math.Max(1e-6, 0.08 * (high - low));
        return Sketch.Array(low - room, high + room);
    }
}

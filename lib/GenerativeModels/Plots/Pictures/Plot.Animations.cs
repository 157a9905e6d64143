using Plotly.NET;
using static System.FormattableString;

namespace GenerativeModels.Plots;

public static partial class Plot
{
    /// <summary>A density on the line that moves, step by step, onto the truth; beside it, where there is one, a number a step.</summary>
    /// <remarks>A step is a label and the model's density then, all at the same x. The chart opens on the last one.</remarks>
    /// <exception cref="ArgumentException">No steps, steps at different x or without a finite value, or not one metric value a step.</exception>
    public static GenericChart AnimateDensities(
        string title,
        string x,
        IReadOnlyList<(string Label, Curve Model)> steps,
        IReadOnlyList<Curve> truth,
        Curve? metric = null,
        string metricTitle = "",
        bool logMetric = false,
        string stepTitle = "training step"
    )
    {
        CheckSteps(steps.Count, metric);
        if (steps.FirstOrDefault(s => !s.Model.X.SequenceEqual(steps[0].Model.X)) is { Label: { } odd })
            throw new ArgumentException($"expected every step at the same x, got others at \"{odd}\"", nameof(steps));
        double[] exact = [.. truth.SelectMany(t => t.Y).Where(double.IsFinite)];
        double[] all = [.. steps.SelectMany(s => s.Model.Y).Where(double.IsFinite), .. exact];
        if (all.Length == 0)
            throw new ArgumentException($"expected a finite value of a density in \"{title}\", got none", nameof(steps));
        var sketch = new Sketch(title, x, "density", height: 540);
        // A spike on the way may leave the figure; the truth and what it opens on may not.
        double[] kept = [.. steps[^1].Model.Y.Where(double.IsFinite), .. exact.DefaultIfEmpty(all.Max()).Select(y => 3 * y)];
        sketch.Y.SetProperty("range", new[] { 0, 1.05 * Math.Min(all.Max(), kept.Max()) });
        sketch.AddCurves([.. truth.Select(t => t with { Truth = true })]);
        var model = sketch.Add(Traces.Curve(steps[^1].Model, Theme.Colours[0]).Last().Filled(Theme.Colours[0]));
        var name = steps[0].Model.Name;
        var told = $"{name} moves onto {string.Join(", ", truth.Select(t => t.Name))}";
        if (metric is not null)
            told += Invariant($". {metricTitle} goes from {metric.Y[0]:G3} to {metric.Y[^1]:G3}");
        return sketch.Animated(
            [.. steps.Select(s => s.Label)],
            model,
            Change,
            new(metric, metricTitle, logMetric, stepTitle),
            told
        );

        object Change(int step) => new { y = Rounding.Significant(steps[step].Model.Y.ToArray(), 3) };
    }

    /// <summary>Samples in the plane that move, over training or over a sampler's time; beside them, where there is one, a number a step.</summary>
    /// <remarks>
    /// A step is a label and the samples then; data and density stay. The chart opens on the last step. Where all samples would make the
    /// figure larger than 1.5 MB, the first ones are drawn and the legend says how many.
    /// </remarks>
    /// <exception cref="ArgumentException">No steps, or not one metric value a step.</exception>
    public static GenericChart AnimateClouds(
        string title,
        IReadOnlyList<(string Label, Points Points)> steps,
        Cloud? data = null,
        DensityGrid? density = null,
        Curve? metric = null,
        string metricTitle = "",
        string stepTitle = "step"
    )
    {
        CheckSteps(steps.Count, metric);
        var count = steps[^1].Points.Count;
        var kept = Math.Min(count, Film.PointsThatFit(steps.Count, count));
        Points[] moving = [.. steps.Select(s => kept < count ? Points.From(s.Points.Take(kept)) : s.Points)];
        var sketch = PlaneOver(title, density, height: 600);
        if (data is not null)
            sketch.Add(Traces.Cloud(data with { Truth = true }, Theme.Ink));
        var shown = new Cloud(kept < count ? $"model, {kept} of {count} samples" : "model", moving[^1]);
        var model = sketch.Add(Traces.Cloud(shown, Theme.Colours[density is null ? 0 : 1], overDensity: density is not null));
        if (density is null) // axes that hold still while points move
        {
            (double X, double Y)[] all = [.. moving.SelectMany(points => points), .. data?.Points ?? Points.From([])];
            sketch.X.SetProperty("range", Span(all.Select(p => p.X), cut: 0.005, room: 0.08));
            sketch.Y.SetProperty("range", Span(all.Select(p => p.Y), cut: 0.005, room: 0.08));
        }
        var told = $"{kept} samples{(data is null ? "" : $", against {data.Name}")}";
        return sketch.Animated([.. steps.Select(s => s.Label)], model, Change, new(metric, metricTitle, false, stepTitle), told);

        object Change(int step) =>
            new { x = Rounding.Significant(moving[step].X, 3), y = Rounding.Significant(moving[step].Y, 3) };
    }

    private static void CheckSteps(int count, Curve? metric)
    {
        if (count == 0)
            throw new ArgumentException("expected at least one step, got none");
        if (metric is not null && metric.Y.Count != count)
            throw new ArgumentException($"expected {count} metric values, one a step, got {metric.Y.Count}", nameof(metric));
    }

    /// <summary>A number a step and its axes.</summary>
    private sealed record Metric(Curve? Curve, string Title, bool Log, string Steps);

    /// <summary>Frames, and where there is a metric a second panel: its whole history, and a dot that moves along it.</summary>
    private static GenericChart Animated(
        this Sketch sketch,
        string[] labels,
        Trace model,
        Func<int, object> change,
        Metric metric,
        string told
    )
    {
        Trace? dot = null;
        if (metric.Curve is { } curve)
        {
            sketch.X.SetProperty("domain", new[] { 0, 0.56 });
            sketch.Axis("xaxis2", metric.Steps).With(("domain", new[] { 0.7, 1 }), ("anchor", "y2"));
            sketch.Axis("yaxis2", metric.Title, metric.Log).SetProperty("anchor", "x2");
            foreach (var trace in Traces.Curve(curve, Theme.Colours[1], false, metric.Log))
                sketch.Add(trace.On("2", "2"));
            dot = Traces.Points(Points.From([(curve.X[^1], curve.Y[^1])]), "now", Theme.Colours[1], 12, 1);
            sketch.Add(dot.With(("showlegend", false)).On("2", "2"));
        }
        var film = new Film(sketch);
        foreach (var (i, label) in labels.Index())
            film.Add(label, dot is null ? [(model, change(i))] : [(model, change(i)), (dot, At(i))]);
        told = $"Animation over {labels.Length} steps, {labels[0]} to {labels[^1]}: {told}.";
        return film.Done($"{metric.Steps}: ", labels.Length - 1, told);

        object At(int i) => new { x = new[] { metric.Curve!.X[i] }, y = Rounding.Relative([metric.Curve.Y[i]]) };
    }
}

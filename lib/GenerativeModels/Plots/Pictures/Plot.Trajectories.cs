namespace GenerativeModels.Plots;

public static partial class Plot
{
    /// <summary>Paths of the plane: a ring at the start of each, an arrow at its end.</summary>
    /// <param name="title">The figure's title.</param>
    /// <param name="paths">Each at least two points long.</param>
    /// <param name="density">Filled contours beneath.</param>
    /// <param name="alt">The text alternative.</param>
    /// <param name="height">Pixels.</param>
    /// <exception cref="ArgumentException">No paths, or one of fewer than two points.</exception>
    public static Figure Trajectories(
        string title,
        IReadOnlyList<Points> paths,
        DensityGrid? density = null,
        string? alt = null,
        int? height = null
    )
    {
        if (paths.Count == 0 || paths.Any(p => p.Count < 2))
            throw new ArgumentException("expected at least one path, each of at least two points", nameof(paths));
        var sketch = new Sketch(title);
        if (density is not null)
            AddContour(sketch, density, "", [density], scale: false);
        AddPlane(sketch, new Cells(1, 1), 0, "", "x₁", "x₂", density);
        var colour = density is null ? Theme.Fade(Theme.Colours[0], 0.6) : White;
        AddLines(sketch, Traces.Paths(paths, "paths", colour, density is null ? 1.6 : 1), "paths");
        sketch.Add(Traces.Points(Points.From(paths.Select(p => p[0])), "start", Theme.Ink, 7, 0.9, open: density is null));
        var all = paths.SelectMany(p => p).ToArray();
        var size = Math.Max(all.Max(p => p.X) - all.Min(p => p.X), all.Max(p => p.Y) - all.Min(p => p.Y));
        sketch.Add(Arrows.Of(paths.Select(p => (p[p.Count - 2], p[p.Count - 1])), "end", Theme.Colours[1], 0.025 * size));
        return sketch.Done(alt, $"{paths.Count} paths of {paths.Max(p => p.Count)} points.", height, 560);
    }
}

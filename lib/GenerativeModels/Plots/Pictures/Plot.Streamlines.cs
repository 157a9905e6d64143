namespace GenerativeModels.Plots;

public static partial class Plot
{
    /// <summary>A vector field of the plane as lines that follow it, evenly spread, an arrow on each.</summary>
    /// <param name="title">The figure's title.</param>
    /// <param name="v">The field: a score, a velocity.</param>
    /// <param name="x">The range of x₁.</param>
    /// <param name="y">The range of x₂.</param>
    /// <param name="density">Filled contours beneath.</param>
    /// <param name="cells">How densely the lines lie: at most one through each of so many cells a side.</param>
    /// <param name="name">What the legend calls the field.</param>
    /// <param name="alt">The text alternative.</param>
    /// <param name="height">Pixels.</param>
    /// <remarks>Lines show where the field leads, not how strong it is: that is what <see cref="Field"/> shows.</remarks>
    /// <exception cref="ArgumentException">The field vanishes everywhere.</exception>
    public static Figure Streamlines(
        string title,
        Func<double, double, (double X, double Y)> v,
        (double From, double To) x,
        (double From, double To) y,
        DensityGrid? density = null,
        int cells = 20,
        string name = "field",
        string? alt = null,
        int? height = null
    )
    {
        ArgumentNullException.ThrowIfNull(v);
        ArgumentOutOfRangeException.ThrowIfLessThan(cells, 4);
        var lines = GenerativeModels.Plots.Streamlines.Of(v, x, y, cells);
        if (lines.Count == 0)
            throw new ArgumentException("expected a field with a direction, got zero, NaN or ±∞ everywhere", nameof(v));
        var sketch = new Sketch(title);
        if (density is not null)
            AddContour(sketch, density, "", [density], scale: false);
        AddPlane(sketch, new Cells(1, 1), 0, "", "x₁", "x₂", density);
        var colour = density is null ? Theme.Colours[0] : White;
        AddLines(sketch, Traces.Paths(lines, name, colour, 1.8), name);
        var heads = Arrows.Of(lines.Select(Middle), "", colour, 0.016 * Math.Max(x.To - x.From, y.To - y.From));
        heads["showlegend"] = false;
        sketch.Add(heads);
        if (density is null)
        {
            sketch.Layout["xaxis"]!["range"] = Sketch.Array(x.From, x.To);
            sketch.Layout["yaxis"]!["range"] = Sketch.Array(y.From, y.To);
        }
        return sketch.Done(
            alt,
            $"{lines.Count} lines along {name}, x₁ from {x.From:G3} to {x.To:G3}, x₂ from {y.From:G3} to {y.To:G3}.",
            height,
            560
        );
    }

    private static ((double X, double Y) Tail, (double X, double Y) Tip) Middle(Points line) =>
        (line[line.Count / 2 - 1], line[line.Count / 2]);
}

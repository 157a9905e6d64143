using Plotly.NET;

namespace GenerativeModels.Plots;

public static partial class Plot
{
    /// <summary>Images in rows, with sharp pixels: samples, reconstructions, interpolations; x and y say what columns and rows are.</summary>
    /// <exception cref="ArgumentException">No images, or not one label a row or a column.</exception>
    public static GenericChart ImageGrid(
        string title,
        Images images,
        int columns,
        IReadOnlyList<string>? rowLabels = null,
        IReadOnlyList<string>? columnLabels = null,
        string x = "",
        string y = ""
    )
    {
        var sheet = ImageSheet.Of(images, columns);
        CheckLabels(rowLabels, sheet.Rows, "row labels");
        CheckLabels(columnLabels, sheet.Columns, "column labels");
        var below = columnLabels is not null || x.Length > 0;
        var sketch = Tiles(title, sheet, images, below ? 48 : 0, x, y);
        sketch.Margin.With(("b", below ? 56 : 12), ("l", rowLabels is null && y.Length == 0 ? 12 : 64));
        sketch.X.With(("tickvals", Middles(columnLabels, images.Width)), ("ticktext", columnLabels ?? []));
        sketch.Y.With(("tickvals", Middles(rowLabels, images.Height)), ("ticktext", rowLabels ?? []));
        var told = $"{images.Count} images of {images.Height} × {images.Width} pixels in {sheet.Rows} rows of {sheet.Columns}";
        return sketch.Done($"{told}{(rowLabels is null ? "" : $"; rows: {string.Join(", ", rowLabels)}")}.");

        static double[] Middles(IReadOnlyList<string>? labels, int size) =>
            [.. (labels ?? []).Select((_, i) => i * (size + 1) + (size - 1) / 2.0)];
    }

    /// <summary>Images that change, over training or over a sampler's time: a label and the images then, as many and as large at every step.</summary>
    /// <remarks>The chart opens on the last step.</remarks>
    /// <exception cref="ArgumentException">No steps, or steps of different sizes.</exception>
    public static GenericChart AnimateImages(
        string title,
        IReadOnlyList<(string Label, Images Images)> steps,
        int columns,
        string stepTitle = "step"
    )
    {
        CheckSteps(steps.Count, null);
        var last = steps[^1].Images;
        if (steps.Any(s => (s.Images.Count, s.Images.Height, s.Images.Width) != (last.Count, last.Height, last.Width)))
            throw new ArgumentException(
                $"expected {last.Count} images of {last.Height} × {last.Width} at every step, got others"
            );
        ImageSheet[] sheets = [.. steps.Select(step => ImageSheet.Of(step.Images, columns))];
        var sketch = Tiles(title, sheets[^1], last, Film.ControlsHeight + 46);
        sketch.Margin.SetProperty("l", 12);
        sketch.X.SetProperty("showticklabels", false);
        sketch.Y.SetProperty("showticklabels", false);
        var film = new Film(sketch);
        foreach (var (step, sheet) in steps.Zip(sheets))
            film.Add(step.Label, (sketch.Traces[0], new { source = sheet.Source }));
        var told = $"Animation of {last.Count} images over {steps.Count} steps, {steps[0].Label} to {steps[^1].Label}.";
        return film.Done($"{stepTitle}: ", steps.Count - 1, told, redraw: true);
    }

    /// <summary>Tiles of about 64 pixels on a wide page, never higher than a projector, and <paramref name="more"/> pixels below them.</summary>
    private static Sketch Tiles(string title, ImageSheet sheet, Images images, int more, string x = "", string y = "")
    {
        var (stepX, stepY) = (images.Width + 1, images.Height + 1);
        var tiles = sheet.Rows * Math.Clamp(900 / sheet.Columns, 28, 84) * stepY / stepX;
        var sketch = new Sketch(title, x, y, height: Math.Min(560, tiles + 72 + (title.Length > 40 ? 22 : 0)) + more);
        foreach (var axis in new[] { sketch.X, sketch.Y })
            axis.With(("showgrid", false), ("zeroline", false), ("showline", false), ("ticks", ""));
        sketch.X.SetProperty("range", new[] { -1.0, sheet.Columns * stepX - 1 });
        sketch.Y.SetProperty("range", new[] { sheet.Rows * stepY - 1.0, -1 });
        sketch.EqualAxes().Layout.With(("showlegend", false), ("dragmode", false));
        sketch.Add(new Trace2D("image").With(("source", sheet.Source), ("hoverinfo", "skip")));
        return sketch;
    }
}

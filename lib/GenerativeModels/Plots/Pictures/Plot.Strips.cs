using System.Text.Json.Nodes;

namespace GenerativeModels.Plots;

public static partial class Plot
{
    /// <summary>Paths between two data points, one a row: the ends are data, framed in grey, the model fills what lies between.</summary>
    /// <param name="title">The figure's title.</param>
    /// <param name="images">Row by row, the ends included.</param>
    /// <param name="columns">Images a row, the ends included.</param>
    /// <param name="rowLabels">One a row.</param>
    /// <param name="x">What the columns are.</param>
    /// <param name="alt">The text alternative.</param>
    /// <param name="height">Pixels.</param>
    /// <exception cref="ArgumentException">Rows that are not whole, or not one label a row.</exception>
    public static Figure Interpolation(
        string title,
        Images images,
        int columns,
        IReadOnlyList<string>? rowLabels = null,
        string x = "way from the first to the last",
        string? alt = null,
        int? height = null
    )
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 3);
        CheckRows(images, columns);
        var way = Enumerable.Range(0, columns).Select(i => $"{(double)i / (columns - 1):0.##}").ToArray();
        var figure = Strip(title, images, columns, rowLabels, way, x, "", Frames(images, columns));
        return figure.Done(
            alt,
            $"{images.Count / columns} paths between pairs of data, {columns - 2} images of the model between the ends.",
            height
        );
    }

    /// <summary>What each latent factor does, one a row: only its own value changes along the row.</summary>
    /// <param name="title">The figure's title.</param>
    /// <param name="images">Row by row, one image a value.</param>
    /// <param name="factors">The factors' names, one a row.</param>
    /// <param name="values">The values that each factor takes, one a column.</param>
    /// <param name="x">What the columns are.</param>
    /// <param name="alt">The text alternative.</param>
    /// <param name="height">Pixels.</param>
    /// <exception cref="ArgumentException">Not one image a factor and value.</exception>
    public static Figure Traversal(
        string title,
        Images images,
        IReadOnlyList<string> factors,
        Values values,
        string x = "value of the factor",
        string? alt = null,
        int? height = null
    )
    {
        ArgumentNullException.ThrowIfNull(images);
        CheckRows(images, values.Count);
        var labels = values.Select(v => $"{v:0.##}").ToArray();
        var figure = Strip(title, images, values.Count, factors, labels, x, "factor", []);
        return figure.Done(
            alt,
            $"{factors.Count} factors, each at {values.Count} values from {values[0]:0.##} to {values[^1]:0.##}: {string.Join(", ", factors)}.",
            height
        );
    }

    private static (Sketch Sketch, int Height) Strip(
        string title,
        Images images,
        int columns,
        IReadOnlyList<string>? rowLabels,
        IReadOnlyList<string> columnLabels,
        string x,
        string y,
        IEnumerable<JsonObject> frames
    )
    {
        var sheet = ImageSheet.Of(images, columns);
        CheckLabels(rowLabels, sheet.Rows, "row labels");
        var sketch = new Sketch(title);
        sketch.Add(Traces.Image(sheet.Source));
        AddTiles(sketch, sheet, images.Height, rowLabels, columnLabels, x, y);
        foreach (var frame in frames)
            sketch.Put("shapes", frame);
        return (sketch, TilesHeight(sheet, title, columnLabels, x));
    }

    private static Figure Done(this (Sketch Sketch, int Height) strip, string? alt, string composed, int? height) =>
        strip.Sketch.Done(alt, composed, height, strip.Height);

    private static void CheckRows(Images images, int columns)
    {
        if (images.Count == 0 || images.Count % columns != 0)
            throw new ArgumentException($"expected rows of {columns} images, got {images.Count} images", nameof(images));
    }

    /// <summary>A frame about the first and the last image of each row.</summary>
    private static IEnumerable<JsonObject> Frames(Images images, int columns) =>
        from row in Enumerable.Range(0, images.Count / columns)
        from column in new[] { 0, columns - 1 }
        let left = column * (images.Width + 1) - 0.5
        let top = row * (images.Height + 1) - 0.5
        select new JsonObject
        {
            ["type"] = "rect",
            ["x0"] = left,
            ["x1"] = left + images.Width,
            ["y0"] = top,
            ["y1"] = top + images.Height,
            ["line"] = new JsonObject { ["color"] = Theme.Ink, ["width"] = 3 },
        };
}

using System.Text.Json.Nodes;

namespace GenerativeModels.Plots;

public static partial class Plot
{
    /// <summary>Images in rows, with sharp pixels: samples, reconstructions, interpolations, traversals.</summary>
    /// <param name="title">The figure's title.</param>
    /// <param name="images">Row by row.</param>
    /// <param name="columns">Images a row.</param>
    /// <param name="rowLabels">One a row.</param>
    /// <param name="columnLabels">One a column.</param>
    /// <param name="captions">One an image, a word or a number.</param>
    /// <param name="x">What the columns are.</param>
    /// <param name="y">What the rows are.</param>
    /// <param name="alt">The text alternative.</param>
    /// <param name="height">Pixels.</param>
    /// <exception cref="ArgumentException">No images, or not one label a row, a column or an image.</exception>
    public static Figure ImageGrid(
        string title,
        Images images,
        int columns,
        IReadOnlyList<string>? rowLabels = null,
        IReadOnlyList<string>? columnLabels = null,
        IReadOnlyList<string>? captions = null,
        string x = "",
        string y = "",
        string? alt = null,
        int? height = null
    )
    {
        var room = captions is null ? 0 : images.Height / 4;
        var sheet = ImageSheet.Of(images, columns, room: room);
        CheckLabels(rowLabels, sheet.Rows, "row labels");
        CheckLabels(columnLabels, sheet.Columns, "column labels");
        CheckLabels(captions, images.Count, "captions");
        var sketch = new Sketch(title);
        sketch.Add(Traces.Image(sheet.Source));
        AddCaptions(sketch, sheet, images.Height, captions);
        AddTiles(sketch, sheet, images.Height, rowLabels, columnLabels, x, y);
        if (captions is not null)
            sketch.Layout["meta"] = new JsonObject { ["minWidth"] = 46 * sheet.Columns };
        var described =
            $"{images.Count} images of {images.Height} × {images.Width} pixels in {sheet.Rows} rows of {sheet.Columns}";
        var named = rowLabels is null ? "" : $"; rows: {string.Join(", ", rowLabels)}";
        return sketch.Done(alt, $"{described}{named}.", height, TilesHeight(sheet, title, columnLabels, x));
    }

    private static void CheckLabels(IReadOnlyList<string>? labels, int count, string what)
    {
        if (labels is not null && labels.Count != count)
            throw new ArgumentException($"expected {count} {what}, got {labels.Count}");
    }

    private static void AddTiles(
        Sketch sketch,
        ImageSheet sheet,
        int imageHeight,
        IReadOnlyList<string>? rowLabels,
        IReadOnlyList<string>? columnLabels,
        string x,
        string y
    )
    {
        var across = TileAxis(x, columnLabels, sheet.Columns, sheet.TileWidth, sheet.TileWidth - 1);
        var down = TileAxis(y, rowLabels, sheet.Rows, sheet.TileHeight, imageHeight);
        across["range"] = Sketch.Array(-1, sheet.Columns * sheet.TileWidth - 1);
        down["range"] = Sketch.Array(sheet.Rows * sheet.TileHeight - 1, -1);
        down["scaleanchor"] = "x";
        down["constraintoward"] = "top";
        across["constrain"] = "domain";
        down["constrain"] = "domain";
        sketch.Layout["xaxis"] = across;
        sketch.Layout["yaxis"] = down;
        sketch.Layout["showlegend"] = false;
        sketch.Layout["dragmode"] = false;
        sketch.Layout["margin"]!["t"] = 28 + (int)sketch.Layout["margin"]!["t"]! - 50;
        sketch.Layout["margin"]!["b"] = columnLabels is null && x.Length == 0 ? 12 : 56;
        sketch.Layout["margin"]!["l"] = rowLabels is null && y.Length == 0 ? 12 : 64;
    }

    private static JsonObject TileAxis(string title, IReadOnlyList<string>? labels, int count, int step, int size)
    {
        var axis = Theme.Axis(title);
        axis["showgrid"] = false;
        axis["zeroline"] = false;
        axis["showline"] = false;
        axis["ticks"] = "";
        axis["tickvals"] = Sketch.Array(Enumerable.Range(0, labels is null ? 0 : count).Select(i => i * step + (size - 1) / 2.0));
        axis["ticktext"] = Sketch.Array((labels ?? []).Select(label => (JsonNode)label));
        return axis;
    }

    private static void AddCaptions(Sketch sketch, ImageSheet sheet, int imageHeight, IReadOnlyList<string>? captions)
    {
        if (captions is null)
            return;
        sketch.Add(
            new JsonObject
            {
                ["type"] = "scatter",
                ["mode"] = "text",
                ["x"] = Sketch.Array(
                    captions.Select((_, i) => i % sheet.Columns * sheet.TileWidth + (sheet.TileWidth - 2) / 2.0)
                ),
                ["y"] = Sketch.Array(captions.Select((_, i) => i / sheet.Columns * sheet.TileHeight + imageHeight - 0.5)),
                ["text"] = Sketch.Array(captions.Select(c => (JsonNode)c)),
                ["textposition"] = "bottom center",
                ["textfont"] = new JsonObject { ["size"] = 12 },
                ["cliponaxis"] = false,
                ["hoverinfo"] = "skip",
            }
        );
    }

    /// <summary>Tiles of about 64 pixels on a wide page; never higher than a projector.</summary>
    private static int TilesHeight(ImageSheet sheet, string title, IReadOnlyList<string>? columnLabels, string x)
    {
        var tile = Math.Clamp(900 / sheet.Columns, 28, 84);
        var tiles = sheet.Rows * tile * sheet.TileHeight / sheet.TileWidth;
        return Math.Min(620, tiles + 60 + (title.Length > 40 ? 22 : 0) + (columnLabels is null && x.Length == 0 ? 12 : 60));
    }
}

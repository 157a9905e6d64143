using System.Text.Json.Nodes;

namespace GenerativeModels.Plots;

public static partial class Plot
{
    /// <summary>Codes in the plane, coloured by class; hovering shows the class and, where given, the image.</summary>
    /// <param name="title">The figure's title.</param>
    /// <param name="z">The codes.</param>
    /// <param name="labels">The class of each code, 0 …</param>
    /// <param name="thumbnails">The image of each code.</param>
    /// <param name="x">The x axis.</param>
    /// <param name="y">The y axis.</param>
    /// <param name="alt">The text alternative.</param>
    /// <param name="height">Pixels.</param>
    public static Figure LatentMap(
        string title,
        Points z,
        IReadOnlyList<int> labels,
        Images? thumbnails = null,
        string x = "z₁",
        string y = "z₂",
        string? alt = null,
        int? height = null
    )
    {
        if (labels.Count != z.Count)
            throw new ArgumentException($"expected {z.Count} labels, got {labels.Count}", nameof(labels));
        if (thumbnails is not null && thumbnails.Count != z.Count)
            throw new ArgumentException($"expected {z.Count} thumbnails, got {thumbnails.Count}", nameof(thumbnails));
        var sketch = new Sketch(title);
        AddPlane(sketch, new Cells(1, 1), 0, "", x, y);
        var classes = labels.Distinct().Order().ToArray();
        foreach (var (index, label) in classes.Index())
        {
            var members = Enumerable.Range(0, z.Count).Where(i => labels[i] == label).ToArray();
            var trace = Traces.Points(Points.From(members.Select(i => z[i])), $"{label}", ClassColour(index), 6, 0.85);
            trace["marker"]!["symbol"] = ClassSymbol(index);
            trace["customdata"] = Sketch.Array(members.Select(i => (JsonNode)i));
            trace["hovertemplate"] = $"class {label}<br>(%{{x:.2f}}, %{{y:.2f}})<extra></extra>";
            sketch.Add(trace);
        }
        sketch.Layout["yaxis"]!.AsObject().Remove("scaleanchor");
        if (thumbnails is not null)
            sketch.Layout["meta"] = new JsonObject { ["thumbnails"] = Thumbnails(thumbnails) };
        return sketch.Done(alt, $"{z.Count} codes in the plane, coloured by {classes.Length} classes.", height, 600);
    }

    /// <summary>Seven colours, then the same with open symbols: ten classes stay apart without colour vision.</summary>
    private static string ClassColour(int index) => Theme.Colour(index);

    private static string ClassSymbol(int index) =>
        (index / Theme.Colours.Length) switch
        {
            0 => "circle",
            1 => "diamond-open",
            _ => "x-open",
        };

    private static JsonObject Thumbnails(Images images)
    {
        var columns = (int)Math.Ceiling(Math.Sqrt(images.Count));
        var sheet = ImageSheet.Of(images, columns, gap: 0);
        return new JsonObject
        {
            ["source"] = sheet.Source,
            ["columns"] = columns,
            ["width"] = images.Width,
            ["height"] = images.Height,
            ["size"] = 84,
        };
    }
}

using System.Text.Json.Nodes;

namespace GenerativeModels.Plots;

public static partial class Plot
{
    /// <summary>Samples as densities over shared bins, with exact or modelled densities over them.</summary>
    /// <param name="title">The figure's title.</param>
    /// <param name="x">The x axis, with its unit.</param>
    /// <param name="batches">Samples; those of the data in grey.</param>
    /// <param name="curves">Densities to lay over the bars.</param>
    /// <param name="bins">How many bins span all samples.</param>
    /// <param name="marker">Where a dotted vertical line stands: a quantile, a threshold.</param>
    /// <param name="markerName">What the line is.</param>
    /// <param name="alt">The text alternative.</param>
    /// <param name="height">Pixels.</param>
    public static Figure Histogram(
        string title,
        string x,
        IReadOnlyList<Batch> batches,
        IReadOnlyList<Curve>? curves = null,
        int bins = 60,
        double? marker = null,
        string markerName = "",
        string? alt = null,
        int? height = null
    )
    {
        var sketch = new Sketch(title).Axes(x, "density");
        var edges = Bins.Over(batches.SelectMany(b => b.Samples), bins);
        for (var i = 0; i < batches.Count; i++)
            sketch.Add(Bars(batches[i], edges, batches[i].Truth ? Theme.Ink : Theme.Colour(i)));
        AddCurves(sketch, curves ?? []);
        sketch.Layout["barmode"] = "overlay";
        sketch.Layout["bargap"] = 0;
        sketch.Layout["yaxis"]!["rangemode"] = "tozero";
        if (marker is { } place)
            sketch.AddUpright(place, markerName);
        var described = batches.Select(b => $"{b.Name}: {b.Samples.Count} samples, mean {b.Samples.Average():G3}");
        return sketch.Done(alt, $"Histogram over {x}. {string.Join("; ", described)}.", height);
    }

    private static JsonObject Bars(Batch batch, Bins bins, string colour)
    {
        var trace = new JsonObject
        {
            ["type"] = "bar",
            ["name"] = batch.Name,
            ["x0"] = bins.From + bins.Width / 2,
            ["dx"] = bins.Width,
            ["y"] = Sketch.Array(Rounding.Significant(bins.Density(batch.Samples), 3)),
            ["marker"] = new JsonObject
            {
                ["color"] = Theme.Fade(colour, 0.5),
                ["line"] = new JsonObject { ["width"] = 0 },
            },
        };
        return trace;
    }
}

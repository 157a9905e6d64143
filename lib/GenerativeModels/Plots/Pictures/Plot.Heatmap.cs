using System.Text.Json.Nodes;

namespace GenerativeModels.Plots;

public static partial class Plot
{
    /// <summary>A matrix or a function of two things, as colours.</summary>
    /// <param name="title">The figure's title.</param>
    /// <param name="x">The x axis, with its unit.</param>
    /// <param name="y">The y axis, with its unit.</param>
    /// <param name="z">What the colours are, with its unit.</param>
    /// <param name="values">The numbers.</param>
    /// <param name="diverging">Whether the colours part at zero.</param>
    /// <param name="alt">The text alternative.</param>
    /// <param name="height">Pixels.</param>
    public static Figure Heatmap(
        string title,
        string x,
        string y,
        string z,
        DensityGrid values,
        bool diverging = false,
        string? alt = null,
        int? height = null
    )
    {
        var sketch = new Sketch(title).Axes(x, y);
        var trace = Traces.Heatmap(values);
        var finite = values.P.Cast<double>().Where(double.IsFinite).ToArray();
        trace["colorbar"] = new JsonObject
        {
            ["title"] = new JsonObject { ["text"] = z, ["side"] = "right" },
            ["thickness"] = 14,
        };
        if (diverging)
        {
            var largest = finite.Select(Math.Abs).Max();
            trace["colorscale"] = "RdBu";
            trace["zmin"] = -largest;
            trace["zmax"] = largest;
        }
        sketch.Add(trace);
        sketch.Layout["margin"]!["r"] = 90;
        sketch.Layout["margin"]!["t"] = 54;
        return sketch.Done(alt, $"{z} over {x} and {y}, from {finite.Min():G3} to {finite.Max():G3}.", height);
    }

    /// <summary>How often each class was taken for each: rows are true, columns are predicted.</summary>
    /// <param name="title">The figure's title.</param>
    /// <param name="counts">[true, predicted].</param>
    /// <param name="classes">Their names.</param>
    /// <param name="alt">The text alternative.</param>
    /// <param name="height">Pixels.</param>
    /// <exception cref="ArgumentException">The counts are not square, or not as many as the names.</exception>
    public static Figure Confusion(
        string title,
        int[,] counts,
        IReadOnlyList<string> classes,
        string? alt = null,
        int? height = null
    )
    {
        var n = classes.Count;
        if (counts.GetLength(0) != n || counts.GetLength(1) != n)
            throw new ArgumentException($"expected counts: [{n}, {n}], got [{counts.GetLength(0)}, {counts.GetLength(1)}]");
        var sketch = new Sketch(title).Axes("predicted", "true");
        var rows = Enumerable.Range(0, n).Select(i => Sketch.Array(Enumerable.Range(0, n).Select(j => (JsonNode)counts[i, j])));
        sketch.Add(
            new JsonObject
            {
                ["type"] = "heatmap",
                ["z"] = Sketch.Array(rows),
                ["x"] = Sketch.Array(classes.Select(c => (JsonNode)c)),
                ["y"] = Sketch.Array(classes.Select(c => (JsonNode)c)),
                ["colorscale"] = "Viridis",
                ["texttemplate"] = "%{z}",
                ["showscale"] = false,
            }
        );
        foreach (var name in new[] { "xaxis", "yaxis" })
            sketch.Layout[name]!["type"] = "category";
        sketch.Layout["yaxis"]!["autorange"] = "reversed";
        sketch.Layout["yaxis"]!["scaleanchor"] = "x";
        sketch.Layout["xaxis"]!["constrain"] = "domain";
        sketch.Layout["yaxis"]!["constrain"] = "domain";
        sketch.Layout["yaxis"]!["constraintoward"] = "top";
        sketch.Layout["margin"]!["t"] = 54;
        var right = Enumerable.Range(0, n).Sum(i => counts[i, i]);
        var all = counts.Cast<int>().Sum();
        return sketch.Done(alt, $"{n} classes, {right} of {all} right.", height, 560);
    }
}

namespace GenerativeModels.Plots;

public static partial class Plot
{
    /// <summary>Points, with lines through them where wanted.</summary>
    /// <param name="title">The figure's title.</param>
    /// <param name="x">The x axis, with its unit.</param>
    /// <param name="y">The y axis, with its unit.</param>
    /// <param name="clouds">The points; those of the data as open grey circles.</param>
    /// <param name="lines">Fits or exact answers.</param>
    /// <param name="logX">Whether x is logarithmic.</param>
    /// <param name="logY">Whether y is logarithmic.</param>
    /// <param name="equalAxes">Whether one unit of x is as long as one of y.</param>
    /// <param name="alt">The text alternative.</param>
    /// <param name="height">Pixels.</param>
    public static Figure Scatter(
        string title,
        string x,
        string y,
        IReadOnlyList<Cloud> clouds,
        IReadOnlyList<Curve>? lines = null,
        bool logX = false,
        bool logY = false,
        bool equalAxes = false,
        string? alt = null,
        int? height = null
    )
    {
        var sketch = new Sketch(title).Axes(x, y, logX, logY);
        for (var i = 0; i < clouds.Count; i++)
            sketch.Add(Traces.Cloud(clouds[i], Theme.Colour(i)));
        var next = clouds.Count;
        foreach (var line in lines ?? [])
        foreach (var trace in Traces.Curve(line, Theme.Colour(line.Truth ? 0 : next++), logX, logY))
            sketch.Add(trace);
        if (equalAxes)
        {
            sketch.Layout["yaxis"]!["scaleanchor"] = "x";
            sketch.Layout["xaxis"]!["constrain"] = "domain";
            sketch.Layout["yaxis"]!["constrain"] = "domain";
        }
        var described = clouds
            .Select(c => $"{c.Points.Count} points of {c.Name}")
            .Concat((lines ?? []).Select(l => $"line {l.Name}"));
        return sketch.Done(alt, $"{y} over {x}: {string.Join("; ", described)}.", height, equalAxes ? 560 : 480);
    }
}

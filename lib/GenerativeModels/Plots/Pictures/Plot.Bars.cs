namespace GenerativeModels.Plots;

public static partial class Plot
{
    /// <summary>Numbers of categories side by side.</summary>
    /// <param name="title">The figure's title.</param>
    /// <param name="y">The y axis, with its unit.</param>
    /// <param name="categories">What the numbers belong to.</param>
    /// <param name="groups">One colour each, one value a category; the data's in grey.</param>
    /// <param name="logY">Whether y is logarithmic.</param>
    /// <param name="bound">Where a dotted horizontal line lies.</param>
    /// <param name="boundName">What the line is.</param>
    /// <param name="alt">The text alternative.</param>
    /// <param name="height">Pixels.</param>
    /// <exception cref="ArgumentException">A group has not one value a category.</exception>
    public static Figure Bars(
        string title,
        string y,
        IReadOnlyList<string> categories,
        IReadOnlyList<Batch> groups,
        bool logY = false,
        double? bound = null,
        string boundName = "bound",
        string? alt = null,
        int? height = null
    )
    {
        var sketch = new Sketch(title).Axes("", y, logY: logY);
        AddColumns(sketch, categories, groups, numbers: true);
        sketch.Layout["showlegend"] = groups.Count > 1;
        if (bound is { } level)
            sketch.AddLevel(level, boundName);
        var described = groups.Select(g => $"{g.Name}: {string.Join(", ", categories.Zip(g.Samples, (c, v) => $"{c} {v:G3}"))}");
        return sketch.Done(alt, $"{y}. {string.Join("; ", described)}.", height);
    }

    private static void AddColumns(Sketch sketch, IReadOnlyList<string> categories, IReadOnlyList<Batch> groups, bool numbers)
    {
        var next = 0;
        foreach (var group in groups)
        {
            if (group.Samples.Count != categories.Count)
                throw new ArgumentException($"expected {categories.Count} values in \"{group.Name}\", got {group.Samples.Count}");
            var trace = Traces.Column(categories, group.Samples, group.Name, group.Truth ? Theme.Ink : Theme.Colour(next++));
            if (numbers)
            {
                trace["texttemplate"] = "%{y:.3~g}";
                trace["textposition"] = "auto";
                trace["textangle"] = 0;
                trace["cliponaxis"] = false;
            }
            sketch.Add(trace);
        }
        sketch.Layout["xaxis"]!["type"] = "category";
        sketch.Layout["xaxis"]!["showgrid"] = false;
    }
}

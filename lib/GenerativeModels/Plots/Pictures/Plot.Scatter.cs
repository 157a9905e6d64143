using Plotly.NET;

namespace GenerativeModels.Plots;

public static partial class Plot
{
    /// <summary>Points, those of the data as open grey circles, with fits or exact answers as lines through them.</summary>
    /// <remarks>On equal axes one unit of x is as long as one of y.</remarks>
    public static GenericChart Scatter(
        string title,
        string x,
        string y,
        IReadOnlyList<Cloud> clouds,
        IReadOnlyList<Curve>? lines = null,
        bool logX = false,
        bool logY = false,
        bool equalAxes = false
    )
    {
        var sketch = new Sketch(title, x, y, logX, logY, equalAxes ? 560 : Figure.UsualHeight);
        foreach (var (i, cloud) in clouds.Index())
            sketch.Add(Traces.Cloud(cloud, Theme.Colour(i)));
        sketch.AddCurves(lines ?? [], clouds.Count);
        if (equalAxes)
            sketch.EqualAxes();
        return sketch.Done(
            $"{y} over {x}: {string.Join("; ", [.. clouds.Select(Told), .. (lines ?? []).Select(l => $"line {l.Name}")])}."
        );
    }

    /// <summary>Codes in the plane, coloured by class, 0 …; hovering shows the class and, where given, the image of each code.</summary>
    /// <exception cref="ArgumentException">Not one label or thumbnail a code.</exception>
    public static GenericChart LatentMap(string title, Points z, IReadOnlyList<int> labels, Images? thumbnails = null)
    {
        if (labels.Count != z.Count || (thumbnails?.Count ?? z.Count) != z.Count)
            throw new ArgumentException($"expected {z.Count} labels and thumbnails, got {labels.Count} and {thumbnails?.Count}");
        var sketch = new Sketch(title, "z₁", "z₂", height: 600);
        sketch.X.SetProperty("zeroline", false);
        sketch.Y.SetProperty("zeroline", false);
        int[] classes = [.. labels.Distinct().Order()];
        foreach (var (index, label) in classes.Index())
        {
            int[] members = [.. Enumerable.Range(0, z.Count).Where(i => labels[i] == label)];
            // Seven colours, then the same with open symbols: ten classes stay apart without colour vision.
            var symbol = new[] { "circle", "diamond-open", "x-open" }[Math.Min(2, index / Theme.Colours.Count)];
            var codes = Traces.Points(Points.From(members.Select(i => z[i])), $"{label}", Theme.Colour(index), 6, 0.85, symbol);
            var hover = $"class {label}<br>(%{{x:.2f}}, %{{y:.2f}})<extra></extra>";
            sketch.Add(codes.With(("customdata", members), ("hovertemplate", hover)));
        }
        if (thumbnails is { Count: > 0, Width: var width, Height: var height })
        {
            var columns = (int)Math.Ceiling(Math.Sqrt(thumbnails.Count));
            var source = ImageSheet.Of(thumbnails, columns, gap: 0).Source;
            var places = Properties.Of(
                ("source", source),
                ("columns", columns),
                ("width", width),
                ("height", height),
                ("size", 84)
            );
            sketch.Meta.SetProperty("thumbnails", places);
        }
        return sketch.Done($"{z.Count} codes in the plane, coloured by {classes.Length} classes.");
    }

    private static string Told(Cloud cloud)
    {
        var lost = cloud.Points.Count(p => !double.IsFinite(p.X) || !double.IsFinite(p.Y));
        return $"{cloud.Points.Count} points of {cloud.Name}{(lost > 0 ? $", {lost} of them not finite" : "")}";
    }
}

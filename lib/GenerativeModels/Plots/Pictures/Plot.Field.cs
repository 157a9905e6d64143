using System.Text.Json.Nodes;

namespace GenerativeModels.Plots;

public static partial class Plot
{
    /// <summary>A vector field of the plane, a score or a velocity, as arrows; the longest spans one cell.</summary>
    /// <param name="title">The figure's title.</param>
    /// <param name="v">The field.</param>
    /// <param name="x">The range of x₁.</param>
    /// <param name="y">The range of x₂.</param>
    /// <param name="density">Filled contours beneath.</param>
    /// <param name="arrows">Arrows a side.</param>
    /// <param name="name">What the legend calls the field.</param>
    /// <param name="alt">The text alternative.</param>
    /// <param name="height">Pixels.</param>
    /// <remarks>Lengths are proportional to the square root of the field's, so that weak regions stay visible; the legend says the longest.</remarks>
    public static Figure Field(
        string title,
        Func<double, double, (double X, double Y)> v,
        (double From, double To) x,
        (double From, double To) y,
        DensityGrid? density = null,
        int arrows = 18,
        string name = "field",
        string? alt = null,
        int? height = null
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(arrows, 2);
        var samples = (
            from py in Values.Range(y.From, y.To, arrows)
            from px in Values.Range(x.From, x.To, arrows)
            let at = v(px, py)
            select (X: px, Y: py, Vx: at.X, Vy: at.Y, Length: Math.Sqrt(at.X * at.X + at.Y * at.Y))
        ).ToArray();
        var longest = samples.Max(s => s.Length);
        var cell = Math.Min((x.To - x.From) / (arrows - 1), (y.To - y.From) / (arrows - 1));
        var drawn = samples
            .Where(s => s.Length > 0)
            .Select(s =>
            {
                var scale = 0.95 * cell * Math.Sqrt(s.Length / longest) / s.Length;
                return ((s.X, s.Y), (s.X + scale * s.Vx, s.Y + scale * s.Vy));
            });
        var sketch = new Sketch(title);
        if (density is not null)
            AddContour(sketch, density, "", [density], scale: false);
        AddPlane(sketch, new Cells(1, 1), 0, "", "x₁", "x₂", density);
        var label = $"{name}, longest arrow {longest:G3}";
        AddLines(sketch, Arrows.Of(drawn, label, density is null ? Theme.Colours[0] : White), label);
        return sketch.Done(alt, $"{name} at {arrows} × {arrows} points of the plane, at most {longest:G3} long.", height, 560);
    }

    /// <summary>Over filled contours lines are white; the legend shows them as grey, which white paper shows too.</summary>
    private const string White = "#FFFFFF";

    private static void AddLines(Sketch sketch, JsonObject lines, string name)
    {
        sketch.Layout["showlegend"] = true;
        if (lines["line"]!["color"]!.GetValue<string>().StartsWith("#FFFFFF", StringComparison.Ordinal))
        {
            lines["showlegend"] = false;
            var key = Traces.Line([0], [0], name, Theme.Ink, 1.8);
            (key["x"], key["y"]) = (new JsonArray((JsonNode?)null), new JsonArray((JsonNode?)null));
            sketch.Add(key);
        }
        sketch.Add(lines);
    }
}

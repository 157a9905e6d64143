namespace GenerativeModels.Plots;

public static partial class Plot
{
    /// <summary>Densities on the line: models filled, the truth dashed.</summary>
    /// <param name="title">The figure's title.</param>
    /// <param name="x">The x axis, with its unit.</param>
    /// <param name="curves">Densities, per unit of x.</param>
    /// <param name="alt">The text alternative.</param>
    /// <param name="height">Pixels.</param>
    public static Figure Densities(string title, string x, IReadOnlyList<Curve> curves, string? alt = null, int? height = null)
    {
        var sketch = new Sketch(title).Axes(x, "density");
        AddCurves(sketch, curves);
        for (var i = 0; i < sketch.Count; i++)
            Fill(sketch.Trace(i));
        sketch.Layout["yaxis"]!["rangemode"] = "tozero";
        return sketch.Done(alt, $"Densities over {x}: {string.Join(", ", curves.Select(Peak))}.", height);
    }

    /// <summary>Fills a solid line down to zero; dashed lines are truths and stay lines.</summary>
    private static void Fill(System.Text.Json.Nodes.JsonObject trace)
    {
        if (trace["line"]?["dash"]?.GetValue<string>() != "solid" || trace["fill"] is not null)
            return;
        trace["fill"] = "tozeroy";
        trace["fillcolor"] = Theme.Fade(trace["line"]!["color"]!.GetValue<string>(), 0.22);
    }

    private static string Peak(Curve curve)
    {
        if (curve.Y.Count == 0)
            return curve.Name;
        var top = Enumerable.Range(0, curve.Y.Count).MaxBy(i => curve.Y[i]);
        return $"{curve.Name} with its peak {curve.Y[top]:G3} at {curve.X[top]:G3}";
    }
}

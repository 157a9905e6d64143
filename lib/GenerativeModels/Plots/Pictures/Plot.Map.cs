namespace GenerativeModels.Plots;

public static partial class Plot
{
    /// <summary>A learned map z → x over the exact one; under it the density of z, beside it the density of x.</summary>
    /// <param name="title">The figure's title.</param>
    /// <param name="learned">The model's map.</param>
    /// <param name="exact">The exact map.</param>
    /// <param name="source">The density of z.</param>
    /// <param name="target">The density of x.</param>
    /// <param name="z">The range of z.</param>
    /// <param name="x">The range of x.</param>
    /// <param name="alt">The text alternative.</param>
    /// <param name="height">Pixels.</param>
    public static Figure Map(
        string title,
        Func<double, double> learned,
        Func<double, double> exact,
        Func<double, double> source,
        Func<double, double> target,
        (double From, double To) z,
        (double From, double To) x,
        string? alt = null,
        int? height = null
    )
    {
        var truth = Curve.Exact("exact", exact, z.From, z.To);
        var model = Curve.Of("learned", learned, z.From, z.To);
        var sketch = MapSketch(title, [truth, model], source, target, z, x);
        var errors = truth.Y.Zip(model.Y, (a, b) => Math.Abs(a - b)).ToArray();
        var worst = Array.IndexOf(errors, errors.Max());
        sketch.Put(
            "annotations",
            new System.Text.Json.Nodes.JsonObject
            {
                ["x"] = truth.X[worst],
                ["y"] = Math.Clamp(model.Y[worst], x.From, x.To),
                ["text"] = $"largest gap {errors[worst]:G2}",
                ["arrowcolor"] = Theme.Ink,
                ["ax"] = truth.X[worst] > (z.From + z.To) / 2 ? -60 : 60,
                ["ay"] = truth.X[worst] > (z.From + z.To) / 2 ? -60 : 60,
            }
        );
        return sketch.Done(
            alt,
            $"The learned map from z to x over the exact one, {z.From:G3} ≤ z ≤ {z.To:G3}; they differ by at most {errors[worst]:G3}.",
            height,
            560
        );
    }

    /// <summary>One map z → x; under it the density of z, beside it the density of x.</summary>
    /// <param name="title">The figure's title.</param>
    /// <param name="map">x = f(z).</param>
    /// <param name="source">The density of z.</param>
    /// <param name="target">The density of x.</param>
    /// <param name="z">The range of z.</param>
    /// <param name="x">The range of x.</param>
    /// <param name="alt">The text alternative.</param>
    /// <param name="height">Pixels.</param>
    public static Figure Map(
        string title,
        Func<double, double> map,
        Func<double, double> source,
        Func<double, double> target,
        (double From, double To) z,
        (double From, double To) x,
        string? alt = null,
        int? height = null
    )
    {
        var sketch = MapSketch(title, [Curve.Of("x = f(z)", map, z.From, z.To)], source, target, z, x);
        return sketch.Done(alt, $"A map from z to x, {z.From:G3} ≤ z ≤ {z.To:G3}, and the densities of both.", height, 560);
    }

    private static Sketch MapSketch(
        string title,
        IReadOnlyList<Curve> maps,
        Func<double, double> source,
        Func<double, double> target,
        (double From, double To) z,
        (double From, double To) x
    )
    {
        var sketch = new Sketch(title).Axes("", "x");
        AddCurves(sketch, maps);
        AddMargins(sketch, Curve.Of("p(z)", source, z.From, z.To), Curve.Of("p(x)", target, x.From, x.To));
        sketch.Layout["xaxis"]!["range"] = Sketch.Array(z.From, z.To);
        sketch.Layout["yaxis"]!["range"] = Sketch.Array(x.From, x.To);
        return sketch;
    }

    private static void AddMargins(Sketch sketch, Curve source, Curve target)
    {
        var below = Traces.Line([.. source.X], Rounding.Significant([.. source.Y]), source.Name, Theme.Colours[2]);
        var beside = Traces.Line(Rounding.Significant([.. target.Y]), [.. target.X], target.Name, Theme.Colours[3]);
        foreach (var (trace, fill) in new[] { (below, "tozeroy"), (beside, "tozerox") })
        {
            trace["fill"] = fill;
            trace["fillcolor"] = Theme.Fade(trace["line"]!["color"]!.GetValue<string>(), 0.22);
            sketch.Add(trace);
        }
        below["yaxis"] = "y2";
        beside["xaxis"] = "x2";
        sketch.Layout["xaxis"]!["domain"] = Sketch.Array(0, 0.76);
        sketch.Layout["yaxis"]!["domain"] = Sketch.Array(0.3, 1);
        sketch.Layout["xaxis"]!["anchor"] = "y2";
        sketch.Layout["xaxis"]!["title"]!["text"] = "z";
        var density = Theme.Axis("p(z)");
        density["domain"] = Sketch.Array(0, 0.22);
        density["rangemode"] = "tozero";
        density["nticks"] = 3;
        sketch.Layout["yaxis2"] = density;
        var across = Theme.Axis("p(x)");
        across["domain"] = Sketch.Array(0.82, 1);
        across["anchor"] = "y";
        across["rangemode"] = "tozero";
        across["nticks"] = 3;
        sketch.Layout["xaxis2"] = across;
    }
}

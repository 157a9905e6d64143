namespace GenerativeModels.Plots;

public static partial class Plot
{
    /// <summary>Eigenvalues from the largest down, and the share of the variance that the first ones hold.</summary>
    /// <param name="title">The figure's title.</param>
    /// <param name="eigenvalues">In any order; not negative.</param>
    /// <param name="cutoff">How many components a dotted line sets apart.</param>
    /// <param name="alt">The text alternative.</param>
    /// <param name="height">Pixels.</param>
    public static Figure Spectrum(string title, Values eigenvalues, double? cutoff = null, string? alt = null, int? height = null)
    {
        var sorted = eigenvalues.OrderDescending().ToArray();
        var total = sorted.Sum();
        var share = new double[sorted.Length];
        for (var i = 0; i < sorted.Length; i++)
            share[i] = 100 * sorted[i] / total + (i > 0 ? share[i - 1] : 0);
        var sketch = new Sketch(title).Axes("component", "eigenvalue", logY: true);
        var first = Curve.Indexed("eigenvalue", sorted, first: 1) with { Markers = true };
        sketch.Add(Traces.Curve(first with { Y = Positive(sorted) }, Theme.Colours[0], false, true).Single());
        var second = Traces.Curve(Curve.Indexed("cumulative share", share, first: 1), Theme.Colours[1], false, false).Single();
        second["yaxis"] = "y2";
        sketch.Add(second);
        var right = Theme.Axis("cumulative share / %");
        right["overlaying"] = "y";
        right["side"] = "right";
        right["range"] = Sketch.Array(0, 102);
        right["showgrid"] = false;
        sketch.Layout["yaxis2"] = right;
        sketch.Layout["margin"]!["r"] = 64;
        if (cutoff is { } at)
            sketch.AddUpright(at, $"{at:0.##} components");
        var ninety = Array.FindIndex(share, s => s >= 90) + 1;
        return sketch.Done(
            alt,
            $"{sorted.Length} eigenvalues, the largest {sorted[0]:G3}; {ninety} components hold 90 % of the variance.",
            height
        );
    }

    /// <summary>A logarithmic axis has no zero.</summary>
    private static Values Positive(double[] values) => Array.ConvertAll(values, v => v > 0 ? v : double.NaN);
}

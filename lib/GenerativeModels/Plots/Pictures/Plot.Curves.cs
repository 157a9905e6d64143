namespace GenerativeModels.Plots;

/// <summary>The field's pictures, one call each.</summary>
public static partial class Plot
{
    /// <summary>Anything over anything: losses, bounds against the number of samples, quality against network evaluations.</summary>
    /// <param name="title">The figure's title.</param>
    /// <param name="x">The x axis, with its unit.</param>
    /// <param name="y">The y axis, with its unit.</param>
    /// <param name="curves">What is drawn; truths are dashed and grey.</param>
    /// <param name="logX">Whether x is logarithmic.</param>
    /// <param name="logY">Whether y is logarithmic.</param>
    /// <param name="bound">Where a dotted horizontal line lies.</param>
    /// <param name="boundName">What the line is.</param>
    /// <param name="alt">The text alternative; composed from the curves where it is left out.</param>
    /// <param name="height">Pixels.</param>
    public static Figure Curves(
        string title,
        string x,
        string y,
        IReadOnlyList<Curve> curves,
        bool logX = false,
        bool logY = false,
        double? bound = null,
        string boundName = "bound",
        string? alt = null,
        int? height = null
    )
    {
        var sketch = new Sketch(title).Axes(x, y, logX, logY);
        AddCurves(sketch, curves, logX, logY);
        if (bound is { } level)
            sketch.AddLevel(level, boundName);
        var limit = bound is { } b ? $"; {boundName} {b:G4}" : "";
        return sketch.Done(alt, $"{y} over {x}: {Describe(curves)}{limit}.", height);
    }

    private static void AddCurves(Sketch sketch, IReadOnlyList<Curve> curves, bool logX = false, bool logY = false)
    {
        var next = 0;
        foreach (var curve in curves)
        foreach (var trace in Traces.Curve(curve, curve.Truth ? Theme.Ink : Theme.Colour(next), logX, logY))
        {
            if (trace["fill"] is null && !curve.Truth)
                next++;
            sketch.Add(trace);
        }
    }

    private static string Describe(IReadOnlyList<Curve> curves) =>
        string.Join("; ", curves.Select(c => c.Y.Count == 0 ? c.Name : $"{c.Name} from {c.Y[0]:G4} to {c.Y[c.Y.Count - 1]:G4}"));
}

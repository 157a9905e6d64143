namespace GenerativeModels.Plots;

public static partial class Plot
{
    /// <summary>True against false positives over all thresholds, the area under each curve in the legend.</summary>
    /// <param name="title">The figure's title.</param>
    /// <param name="scores">A detector's scores, higher meaning more likely positive, and what is positive.</param>
    /// <param name="alt">The text alternative.</param>
    /// <param name="height">Pixels.</param>
    /// <exception cref="ArgumentException">Not one label a score, or not both classes present.</exception>
    public static Figure Roc(
        string title,
        IReadOnlyList<(string Name, Values Scores, IReadOnlyList<bool> Positive)> scores,
        string? alt = null,
        int? height = null
    )
    {
        var sketch = new Sketch(title).Axes("false positives / share", "true positives / share");
        var areas = new List<string>();
        foreach (var (index, (name, values, positive)) in scores.Index())
        {
            var (x, y, area) = RocCurve(name, values, positive);
            areas.Add($"{name} {area:0.000}");
            sketch.Add(Traces.Line(x, y, $"{name}, AUROC {area:0.000}", Theme.Colour(index)));
        }
        sketch.Add(Traces.Line([0, 1], [0, 1], "chance", Theme.Ink, 2, dashed: true));
        sketch.Layout["yaxis"]!["scaleanchor"] = "x";
        sketch.Layout["xaxis"]!["range"] = Sketch.Array(-0.01, 1.01);
        sketch.Layout["yaxis"]!["range"] = Sketch.Array(-0.01, 1.01);
        sketch.Layout["xaxis"]!["constrain"] = "domain";
        sketch.Layout["yaxis"]!["constrain"] = "domain";
        sketch.Layout["yaxis"]!["constraintoward"] = "top";
        return sketch.Done(alt, $"Area under the curve: {string.Join(", ", areas)}.", height, 560);
    }

    private static (double[] X, double[] Y, double Area) RocCurve(string name, Values scores, IReadOnlyList<bool> positive)
    {
        var positives = positive.Count(p => p);
        var negatives = positive.Count - positives;
        if (scores.Count != positive.Count || positives == 0 || negatives == 0)
            throw new ArgumentException($"expected one label a score, and both classes, in \"{name}\"");
        var (x, y, area) = (new List<double> { 0 }, new List<double> { 0 }, 0.0);
        var (hits, alarms) = (0, 0);
        foreach (var tie in Enumerable.Range(0, scores.Count).GroupBy(i => scores[i]).OrderByDescending(g => g.Key))
        {
            var more = tie.Count(i => positive[i]);
            var wrong = tie.Count() - more;
            area += wrong * (hits + more / 2.0);
            (hits, alarms) = (hits + more, alarms + wrong);
            x.Add((double)alarms / negatives);
            y.Add((double)hits / positives);
        }
        return (Rounding.Significant([.. x]), Rounding.Significant([.. y]), area / positives / negatives);
    }
}

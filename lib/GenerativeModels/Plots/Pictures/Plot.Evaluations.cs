using System.Text.Json.Nodes;

namespace GenerativeModels.Plots;

public static partial class Plot
{
    /// <summary>What a sampler reaches against what it costs: a metric over the number of network evaluations a sample (NFE).</summary>
    /// <param name="title">The figure's title.</param>
    /// <param name="metric">The y axis, with its unit.</param>
    /// <param name="samplers">One curve a sampler: X counts network evaluations, not steps, so that orders compare fairly.</param>
    /// <param name="logY">Whether the metric's axis is logarithmic.</param>
    /// <param name="bound">Where a dotted horizontal line lies: what exact sampling reaches.</param>
    /// <param name="boundName">What the line is.</param>
    /// <param name="alt">The text alternative.</param>
    /// <param name="height">Pixels.</param>
    /// <exception cref="ArgumentException">Fewer than one evaluation.</exception>
    public static Figure Evaluations(
        string title,
        string metric,
        IReadOnlyList<Curve> samplers,
        bool logY = true,
        double? bound = null,
        string boundName = "exact sampling",
        string? alt = null,
        int? height = null
    )
    {
        var counts = samplers.SelectMany(s => s.X).DefaultIfEmpty(1).ToArray();
        if (counts.Any(n => n is not >= 1))
            throw new ArgumentException($"expected at least one evaluation a sample, got {counts.Min():G3}", nameof(samplers));
        var marked = samplers.Select(s => s with { Markers = true }).ToArray();
        var figure = new Sketch(title).Axes("network evaluations a sample (NFE)", metric, logX: true, logY);
        AddCurves(figure, marked, logX: true, logY);
        var axis = figure.Layout["xaxis"]!.AsObject();
        axis.Remove("exponentformat");
        axis["tickvals"] = Sketch.Array(PowersOfTwo(counts.Min(), counts.Max()).Select(n => (JsonNode)n));
        if (bound is { } level)
            figure.AddLevel(level, boundName);
        var told = samplers.Select(s => $"{s.Name} from {s.Y[0]:G3} at {s.X[0]:G4} to {s.Y[^1]:G3} at {s.X[^1]:G4}");
        var limit = bound is { } b ? $"; {boundName} {b:G3}" : "";
        return figure.Done(alt, $"{metric} over network evaluations a sample: {string.Join("; ", told)}{limit}.", height);
    }

    /// <summary>Ticks about the counts, at most nine of them.</summary>
    private static IEnumerable<double> PowersOfTwo(double low, double high)
    {
        var (first, last) = ((int)Math.Floor(Math.Log2(low)), (int)Math.Ceiling(Math.Log2(high)));
        var every = 1 + (last - first) / 9;
        return Enumerable.Range(0, (last - first) / every + 1).Select(i => Math.Pow(2, first + every * i));
    }
}

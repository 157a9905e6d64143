using Plotly.NET;
using static System.FormattableString;

namespace GenerativeModels.Plots;

/// <summary>The field's pictures, one call each, as charts of Plotly.NET: what it offers goes on from here.</summary>
/// <remarks>
/// x and y are the axes' titles, with units. A gap is where a value is NaN or ±∞. Each chart has words for who cannot see it
/// (<see cref="Figure.Alt"/>), composed from the data; <see cref="Figure.WithAlt"/> says it better.
/// </remarks>
public static partial class Plot
{
    /// <summary>Anything over anything: losses, bounds against the number of samples. Truths are dashed and grey, a bound is dotted.</summary>
    /// <exception cref="ArgumentException">A curve has not as many x as y.</exception>
    public static GenericChart Curves(
        string title,
        string x,
        string y,
        IReadOnlyList<Curve> curves,
        bool logX = false,
        bool logY = false,
        double? bound = null,
        string boundName = "bound",
        int height = Figure.UsualHeight
    )
    {
        var sketch = new Sketch(title, x, y, logX, logY, height).Guide(boundName, bound);
        sketch.AddCurves(curves);
        return sketch.Done($"{y} over {x}: {Ends(curves, logY)}{Limit(bound, boundName)}.");
    }

    /// <summary>Densities on the line, per unit of x: models filled, the truth dashed.</summary>
    public static GenericChart Densities(string title, string x, IReadOnlyList<Curve> curves)
    {
        var sketch = new Sketch(title, x, "density");
        foreach (var (index, (_, line)) in sketch.AddCurves(curves).Where(known => !known.Curve.Truth).Index())
            line.Filled(Theme.Colour(index));
        sketch.Y.SetProperty("rangemode", "tozero");
        return sketch.Done($"Densities over {x}: {string.Join(", ", curves.Select(Peak))}.");

        static string Peak(Curve curve)
        {
            var (x, y) = curve.X.Zip(curve.Y).Where(p => double.IsFinite(p.Second)).DefaultIfEmpty().MaxBy(p => p.Second);
            return Invariant($"{curve.Name} with its peak {y:G3} at {x:G3}");
        }
    }

    /// <summary>What a sampler reaches against what it costs: a metric over the number of network evaluations a sample (NFE).</summary>
    /// <remarks>X counts network evaluations, not steps, so that orders compare fairly; the bound is what exact sampling reaches.</remarks>
    /// <exception cref="ArgumentException">Fewer than one evaluation, or no number of them.</exception>
    public static GenericChart Evaluations(
        string title,
        string metric,
        IReadOnlyList<Curve> samplers,
        bool logY = true,
        double? bound = null,
        string boundName = "exact sampling"
    )
    {
        double[] counts = [.. samplers.SelectMany(s => s.X).DefaultIfEmpty(1)];
        if (counts.FirstOrDefault(n => !double.IsFinite(n) || n < 1, 1) is var odd && odd is not 1)
            throw new ArgumentException(Invariant($"expected at least one evaluation a sample, got {odd:G3}"), nameof(samplers));
        IReadOnlyList<Curve> marked = [.. samplers.Select(s => s with { Markers = true })];
        var chart = Curves(title, "network evaluations a sample (NFE)", metric, marked, logX: true, logY, bound, boundName);
        // Powers of two about the counts, at most nine of them.
        var (first, last) = ((int)Math.Floor(Math.Log2(counts.Min())), (int)Math.Ceiling(Math.Log2(counts.Max())));
        var every = 1 + (last - first) / 9;
        var ticks = Enumerable.Range(0, (last - first) / every + 1).Select(i => Math.Pow(2, first + every * i));
        GenericChart.getLayout(chart).Inner("xaxis")!.With(("tickvals", ticks.ToArray()), ("exponentformat", "none"));
        return chart;
    }

    /// <summary>Two qualities that a knob trades for each other: a curve through its settings, each named beside its point.</summary>
    /// <exception cref="ArgumentException">A curve has not one of <see cref="Curve.Labels"/> a point; truths need none.</exception>
    public static GenericChart TradeOff(string title, string x, string y, IReadOnlyList<Curve> curves)
    {
        foreach (var curve in curves.Where(c => !c.Truth || c.Labels is not null))
            CheckLabels(curve.Labels ?? [], curve.X.Count, $"labels in \"{curve.Name}\"");
        var sketch = new Sketch(title, x, y);
        foreach (var (curve, line) in sketch.AddCurves([.. curves.Select(c => c with { Markers = c.Labels is not null })]))
            if (curve.Labels is { Count: > 0 } labels)
                line.With(
                        ("mode", "lines+markers+text"),
                        ("text", labels),
                        ("textfont", new { size = 13 }),
                        ("cliponaxis", false)
                    )
                    .With(("hovertemplate", "%{text}<br>(%{x:.4~g}, %{y:.4~g})"))
                    .SetProperty("textposition", NamePlaces(Shares(curve.X), Shares(curve.Y)));
        Curve[] named = [.. curves.Where(c => c.Labels is not null)];
        sketch.X.SetProperty("range", Span(named.SelectMany(c => c.X), cut: 0, room: 0.14));
        sketch.Y.SetProperty("range", Span(named.SelectMany(c => c.Y), cut: 0, room: 0.14));
        return sketch.Done($"{y} against {x}. {string.Join("; ", curves.Select(Told))}.");

        static string Told(Curve c) =>
            $"{c.Name}{(c.Labels is null ? "" : ": ")}"
            + string.Join(", ", (c.Labels ?? []).Select((l, i) => Invariant($"{l} ({c.X[i]:G3}, {c.Y[i]:G3})")));

        // What is far apart on the screen is far apart here.
        static double[] Shares(Values values)
        {
            var (low, high) = (values.Min(), values.Max());
            return [.. values.Select(v => high > low ? (v - low) / (high - low) : 0.5)];
        }
    }

    /// <summary>True against false positives over all thresholds, higher scores meaning more likely positive; the legend has the areas.</summary>
    /// <exception cref="ArgumentException">Not one label a score, not both classes present, or a score that is NaN.</exception>
    public static GenericChart Roc(string title, IReadOnlyList<(string Name, Values Scores, IReadOnlyList<bool> Positive)> scores)
    {
        var sketch = new Sketch(title, "false positives / share", "true positives / share", height: 560);
        var areas = new List<string>();
        foreach (var (name, values, positive) in scores)
        {
            var (x, y, area) = RocCurve(name, values, positive);
            sketch.Add(Traces.Line(x, y, Invariant($"{name}, AUROC {area:0.000}"), Theme.Colour(areas.Count)));
            areas.Add(Invariant($"{name} {area:0.000}"));
        }
        sketch.Add(Traces.Line([0, 1], [0, 1], "chance", Theme.Ink, 2, dashed: true));
        sketch.X.SetProperty("range", new[] { -0.01, 1.01 });
        sketch.Y.SetProperty("range", new[] { -0.01, 1.01 });
        return sketch.EqualAxes().Done($"Area under the curve: {string.Join(", ", areas)}.");
    }

    /// <summary>Names of points stand across the line, on the side that points away from its middle; x and y are shares of the figure.</summary>
    internal static string[] NamePlaces(double[] x, double[] y)
    {
        var (middleX, middleY) = (x.Average(), y.Average());
        return [.. Enumerable.Range(0, x.Length).Select(Place)];

        string Place(int i)
        {
            var (before, after) = (Math.Max(0, i - 1), Math.Min(x.Length - 1, i + 1));
            var (acrossX, acrossY) = (y[before] - y[after], x[after] - x[before]);
            if (acrossX * (x[i] - middleX) + acrossY * (y[i] - middleY) < 0)
                (acrossX, acrossY) = (-acrossX, -acrossY);
            var side =
                Math.Abs(acrossX) < 0.4 * Math.Abs(acrossY) ? "center"
                : acrossX >= 0 ? "right"
                : "left";
            return $"{(acrossY >= 0 ? "top" : "bottom")} {side}";
        }
    }

    /// <summary>Draws curves, from a colour on, and returns each with its line.</summary>
    private static List<(Curve Curve, Trace Line)> AddCurves(this Sketch sketch, IEnumerable<Curve> curves, int next = 0)
    {
        var lines = new List<(Curve Curve, Trace Line)>();
        foreach (var curve in curves)
        {
            var colour = curve.Truth ? Theme.Ink : Theme.Colour(next++);
            foreach (var trace in Traces.Curve(curve, colour, sketch.Logarithmic("xaxis"), sketch.Logarithmic("yaxis")))
                sketch.Add(trace);
            lines.Add((curve, sketch.Traces[^1]));
        }
        return lines;
    }

    /// <summary>The range of the finite values but for a share at both ends, and some room, a share of it.</summary>
    private static double[] Span(IEnumerable<double> values, double cut, double room)
    {
        double[] sorted = [.. values.Where(double.IsFinite).Order().DefaultIfEmpty(0)];
        var (low, high) = (sorted[(int)(cut * (sorted.Length - 1))], sorted[(int)((1 - cut) * (sorted.Length - 1))]);
        var more = Math.Max(room * (high - low), 1e-6 * Math.Max(1, Math.Abs(high)));
        return [low - more, high + more];
    }

    private static string Limit(double? bound, string name) => bound is { } level ? Invariant($"; {name} {level:G4}") : "";

    private static string Ends(IReadOnlyList<Curve> curves, bool log) => string.Join("; ", curves.Select(c => Ends(c, log)));

    private static string Ends(Curve curve, bool log)
    {
        double[] y = [.. Rounding.On(log, curve.Y.ToArray()).Where(double.IsFinite)];
        return y.Length == 0 ? $"{curve.Name} without a finite value" : Invariant($"{curve.Name} from {y[0]:G4} to {y[^1]:G4}");
    }

    private static (double[] X, double[] Y, double Area) RocCurve(string name, Values scores, IReadOnlyList<bool> positive)
    {
        var (positives, all) = (positive.Count(p => p), positive.Count);
        if (scores.Count != all || positives == 0 || positives == all || scores.Any(double.IsNaN))
            throw new ArgumentException(
                $"expected one label a score, both classes, and no NaN, in \"{name}\", got {scores.Count} scores"
            );
        var (x, y, area) = (new List<double> { 0 }, new List<double> { 0 }, 0.0);
        foreach (var tie in Enumerable.Range(0, all).GroupBy(i => scores[i]).OrderByDescending(g => g.Key))
        {
            var (hits, alarms) = (
                tie.Count(i => positive[i]) / (double)positives,
                tie.Count(i => !positive[i]) / (double)(all - positives)
            );
            area += alarms * (y[^1] + hits / 2);
            x.Add(x[^1] + alarms);
            y.Add(y[^1] + hits);
        }
        return (Rounding.Significant([.. x]), Rounding.Significant([.. y]), area);
    }

    private static void CheckLabels(IReadOnlyList<string>? labels, int count, string what)
    {
        if (labels is not null && labels.Count != count)
            throw new ArgumentException($"expected {count} {what}, got {labels.Count}");
    }
}

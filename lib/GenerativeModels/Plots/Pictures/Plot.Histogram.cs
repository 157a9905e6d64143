using Plotly.NET;
using Plotly.NET.TraceObjects;
using static System.FormattableString;

namespace GenerativeModels.Plots;

public static partial class Plot
{
    /// <summary>Samples as densities over <paramref name="bins"/> shared bins, those of the data in grey, with exact or modelled densities over them.</summary>
    /// <remarks>The marker is a dotted vertical line: a quantile, a threshold. What is NaN or ±∞ lies in no bin; the words count it.</remarks>
    /// <exception cref="ArgumentException">No finite sample.</exception>
    public static GenericChart Histogram(
        string title,
        string x,
        IReadOnlyList<Batch> batches,
        IReadOnlyList<Curve>? curves = null,
        int bins = 60,
        double? marker = null,
        string markerName = ""
    )
    {
        var sketch = new Sketch(title, x, "density").Guide(markerName, marker, along: "y");
        var (from, width) = Bins(batches, bins);
        foreach (var (i, batch) in batches.Index())
        {
            var heights = Rounding.Significant(Heights(batch.Samples), 3);
            var ink = new Marker().With(
                ("color", Theme.Fade(batch.Truth ? Theme.Ink : Theme.Colour(i), 0.5)),
                ("line", new { width = 0 })
            );
            var bars = new Trace2D("bar").With(("name", batch.Name), ("x0", from + width / 2), ("dx", width), ("y", heights));
            sketch.Add(bars.With(("marker", ink)));
        }
        sketch.AddCurves(curves ?? []);
        sketch.Layout.With(("barmode", "overlay"), ("bargap", 0));
        sketch.Y.SetProperty("rangemode", "tozero");
        return sketch.Done($"Histogram over {x}. {string.Join("; ", batches.Select(Told))}.");

        // Share of the samples a bin, over its width: integrates to one where all samples are finite.
        double[] Heights(Values samples)
        {
            var heights = new double[bins];
            foreach (var sample in samples.Where(double.IsFinite)) // halves are exact, and their difference does not overflow
                heights[Math.Clamp((int)((sample / 2 - from / 2) / (width / 2)), 0, bins - 1)] += 1 / (samples.Count * width);
            return heights;
        }

        static string Told(Batch batch)
        {
            double[] finite = [.. batch.Samples.Where(double.IsFinite)];
            var lost = finite.Length < batch.Samples.Count ? $", {batch.Samples.Count - finite.Length} of them not finite" : "";
            return Invariant(
                $"{batch.Name}: {batch.Samples.Count} samples{lost}, mean {finite.DefaultIfEmpty(double.NaN).Average():G3}"
            );
        }
    }

    /// <summary>Numbers of categories side by side, one colour a group, the data's in grey; a bound is a dotted line.</summary>
    /// <exception cref="ArgumentException">A group has not one value a category.</exception>
    public static GenericChart Bars(
        string title,
        string y,
        IReadOnlyList<string> categories,
        IReadOnlyList<Batch> groups,
        bool logY = false,
        double? bound = null,
        string boundName = "bound"
    )
    {
        var sketch = new Sketch(title, "", y, logY: logY).Guide(boundName, bound);
        var told = sketch.AddColumns(categories, groups);
        foreach (var bars in sketch.Traces)
            bars.With(("texttemplate", "%{y:.3~g}"), ("textposition", "auto"), ("textangle", 0), ("cliponaxis", false));
        sketch.Layout.SetProperty("showlegend", groups.Count > 1 || bound is not null);
        return sketch.Done($"{y}. {string.Join("; ", told)}{Limit(bound, boundName)}.");
    }

    /// <summary>How much of each mode the models draw, beside the data's share, 0 … 1; the legend counts the modes that they cover.</summary>
    /// <remarks>A mode counts as covered from a tenth of its true share on.</remarks>
    /// <exception cref="ArgumentException">Not one share a mode.</exception>
    public static GenericChart Coverage(string title, IReadOnlyList<string> modes, Values truth, IReadOnlyList<Batch> models)
    {
        Batch[] counted = [.. models.Select(m => m with { Name = $"{m.Name}, {Covered(m)} of {modes.Count} modes" })];
        var sketch = new Sketch(title, "mode", "share of samples");
        sketch.AddColumns(modes, [new Batch("data", truth, Truth: true), .. counted]);
        sketch.Y.With(("rangemode", "tozero"), ("tickformat", ".0%"));
        return sketch.Done($"Share of samples in each of {modes.Count} modes: {string.Join("; ", counted.Select(m => m.Name))}.");

        int Covered(Batch model) => model.Samples.Zip(truth).Count(share => share.First > 0 && share.First >= 0.1 * share.Second);
    }

    /// <summary>Adds columns and says what they show: what is rounding noise beside the largest value is zero.</summary>
    private static string[] AddColumns(this Sketch sketch, IReadOnlyList<string> categories, IReadOnlyList<Batch> groups)
    {
        var largest = groups.SelectMany(g => g.Samples).Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        var (noise, next) = (sketch.Logarithmic("yaxis") ? 0 : 1e-12 * largest, 0);
        sketch.X.With(("type", "category"), ("showgrid", false));
        return [.. groups.Select(Add)];

        string Add(Batch group)
        {
            if (group.Samples.Count != categories.Count)
                throw new ArgumentException($"expected {categories.Count} values in \"{group.Name}\", got {group.Samples.Count}");
            var values = Rounding.Relative([.. group.Samples.Select(v => Math.Abs(v) < noise ? 0 : v)]);
            var ink = new Marker().With(("color", group.Truth ? Theme.Ink : Theme.Colour(next++)));
            sketch.Add(new Trace2D("bar").With(("name", group.Name), ("x", categories), ("y", values), ("marker", ink)));
            return $"{group.Name}: {string.Join(", ", categories.Zip(values, (c, v) => Invariant($"{c} {v:G3}")))}";
        }
    }

    /// <summary>Equal bins that span every finite sample.</summary>
    private static (double From, double Width) Bins(IReadOnlyList<Batch> batches, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1, "bins");
        double[] finite = [.. batches.SelectMany(b => b.Samples).Where(double.IsFinite)];
        var names = string.Join(", ", batches.Select(b => $"\"{b.Name}\""));
        if (finite.Length == 0)
            throw new ArgumentException($"expected at least one finite sample in {names}, got none");
        var (low, high) = (finite.Min(), finite.Max());
        var room = Math.Max(0.5, 1e-6 * Math.Abs(low));
        return low < high ? (low, (high / 2 - low / 2) / count * 2) : (low - room, 2 * room / count);
    }
}

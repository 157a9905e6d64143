using System.Diagnostics;

namespace GenerativeModels.Plots;

/// <summary>Losses drawn while they fall: the same figure, replaced a few times a second, with the time that is left.</summary>
/// <remarks>Shows itself through <see cref="Live.Display"/> at the first value; without a notebook nothing is visible. Not thread-safe.</remarks>
public sealed class LiveLoss : IDisposable
{
    private const int MostPoints = 400;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private readonly Dictionary<string, LossSeries> series = [];
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly string title;
    private readonly string unit;
    private readonly int? total;
    private Action<object>? update;
    private TimeSpan shown = TimeSpan.MinValue;
    private double last;
    private bool complete;

    /// <param name="title">The figure's title.</param>
    /// <param name="unit">The loss's unit.</param>
    /// <param name="total">How many steps there will be, where known.</param>
    public LiveLoss(string title, string unit, int? total = null) => (this.title, this.unit, this.total) = (title, unit, total);

    /// <summary>The figure as it would be shown now.</summary>
    /// <exception cref="InvalidOperationException">Nothing was added yet.</exception>
    public Figure Figure => Draw();

    /// <summary>Adds a value; shows it when the last picture is old enough.</summary>
    /// <param name="step">Where; not before the last one of the same name.</param>
    /// <param name="value">How large.</param>
    /// <param name="name">Of what: "train", "validation" …</param>
    public void Add(double step, double value, string name = "train")
    {
        if (!series.TryGetValue(name, out var one))
            series[name] = one = new LossSeries(MostPoints);
        one.Add(step, value);
        last = Math.Max(last, step);
        if (update is null || watch.Elapsed - shown >= Pause)
            Show();
    }

    /// <summary>Shows the last picture, all values included.</summary>
    public void Complete()
    {
        if (complete)
            return;
        complete = true;
        watch.Stop();
        if (series.Count > 0)
            Show();
    }

    /// <inheritdoc/>
    public void Dispose() => Complete();

    private void Show()
    {
        if (update is null)
            update = Live.Display(Draw());
        else
            update(Draw());
        shown = watch.Elapsed; // after drawing, which may take longer than the pause
    }

    private Figure Draw()
    {
        if (series.Count == 0)
            throw new InvalidOperationException("expected at least one value before the first picture");
        var curves = series.Select(s => s.Value.Smooth(s.Key));
        var sketch = new Sketch(title).Axes($"step<br><i>{Clock.Line(last, total, watch.Elapsed, complete)}</i>", unit);
        foreach (var (index, (name, one)) in series.Index())
        {
            var colour = Theme.Colour(index);
            if (one.Raw(name) is { } raw)
            {
                var pale = Traces.Line(raw.X.ToArray(), Rounding.Significant(raw.Y.ToArray()), name, Theme.Fade(colour, 0.45), 1);
                pale["showlegend"] = false;
                pale["hoverinfo"] = "skip";
                sketch.Add(pale);
            }
            sketch.Add(Traces.Curve(one.Smooth(name), colour, false, false).Single());
        }
        sketch.Layout["showlegend"] = true;
        sketch.Layout["margin"]!["b"] = 76;
        return sketch.Done(null, $"{unit} over steps: {Describe(curves)}.", 380);
    }

    private static string Describe(IEnumerable<Curve> curves) =>
        string.Join("; ", curves.Select(c => $"{c.Name} from {c.Y[0]:G4} to {c.Y[c.Y.Count - 1]:G4}"));
}

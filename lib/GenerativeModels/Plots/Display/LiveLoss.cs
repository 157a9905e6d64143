using Plotly.NET;
using static System.FormattableString;

namespace GenerativeModels.Plots;

/// <summary>Losses drawn while they fall: the same figure, replaced a few times a second, with the time that is left.</summary>
/// <param name="title">The figure's title.</param>
/// <param name="unit">The loss's unit.</param>
/// <param name="total">How many steps there will be, where known.</param>
/// <remarks>Shows itself through <see cref="Live.Display"/> at the first value; without a notebook nothing is visible. Not thread-safe.</remarks>
public sealed class LiveLoss(string title, string unit, int? total = null) : IDisposable
{
    private readonly Dictionary<string, LossSeries> series = [];
    private readonly Shown shown = new();
    private double last;

    /// <summary>The figure as it would be shown now.</summary>
    /// <exception cref="InvalidOperationException">Nothing was added yet.</exception>
    public GenericChart Figure => Draw();

    /// <summary>Adds a value; shows it when the last picture is old enough.</summary>
    /// <param name="step">Where; not before the last one of the same name.</param>
    /// <param name="value">How large.</param>
    /// <param name="name">Of what: "train", "validation" …</param>
    public void Add(double step, double value, string name = "train")
    {
        if (!series.TryGetValue(name, out var one))
            series[name] = one = new LossSeries(capacity: 400);
        one.Add(step, value);
        last = Math.Max(last, step);
        shown.Show(Draw);
    }

    /// <summary>Shows the last picture, all values included.</summary>
    public void Dispose() => shown.Complete(Draw);

    private GenericChart Draw()
    {
        if (series.Count == 0)
            throw new InvalidOperationException("expected at least one value before the first picture");
        var sketch = new Sketch(title, $"step<br><i>{shown.Clock(last, total)}</i>", unit, height: 380);
        var told = new List<string>();
        foreach (var (name, one) in series)
        {
            var (colour, raw, smooth) = (Theme.Colour(told.Count), one.Raw(name), one.Smooth(name));
            if (raw.Y.Count > LossSeries.Short)
            {
                var pale = Traces.Curve(raw, Theme.Fade(colour, 0.45), width: 1).Single();
                sketch.Add(pale.With(("showlegend", false), ("hoverinfo", "skip")));
            }
            sketch.Add(Traces.Curve(smooth, colour).Single());
            told.Add(Invariant($"{name} from {smooth.Y[0]:G4} to {smooth.Y[^1]:G4}"));
        }
        sketch.Layout.SetProperty("showlegend", true);
        sketch.Margin.SetProperty("b", 76);
        return sketch.Done($"{unit} over steps: {string.Join("; ", told)}.");
    }
}

/// <summary>A history, drawn with so many points at most: in a long one each stands for the mean of its neighbours.</summary>
internal sealed class LossSeries(int capacity)
{
    /// <summary>So few points are not smoothed.</summary>
    public const int Short = 20;

    private readonly List<(double Step, double Value)> all = [];

    public void Add(double step, double value) => all.Add((step, value));

    public Curve Raw(string name)
    {
        var chunks = all.Chunk((all.Count + capacity - 1) / capacity).ToArray();
        double[] steps = [.. chunks.Select(chunk => chunk.Average(p => p.Step))];
        return new(name, steps, Values.From(chunks.Select(chunk => chunk.Average(p => p.Value))));
    }

    /// <summary>An exponential moving average over a fiftieth of the history, without the bias of its start; of a short one itself.</summary>
    public Curve Smooth(string name)
    {
        var raw = Raw(name);
        if (raw.Y.Count <= Short)
            return raw;
        var decay = 1 - 1 / Math.Max(2, raw.Y.Count / 50.0);
        var (average, weight, smooth) = (0.0, 0.0, new List<double>(raw.Y.Count));
        foreach (var value in raw.Y)
        {
            if (double.IsFinite(value))
                (average, weight) = (decay * average + (1 - decay) * value, decay * weight + 1 - decay);
            smooth.Add(weight > 0 ? average / weight : value);
        }
        return raw with { Y = smooth };
    }
}

namespace GenerativeModels.Plots;

/// <summary>A history that stays short: when it is full, neighbours are averaged and each later point stands for twice as many values.</summary>
internal sealed class LossSeries(int capacity)
{
    private readonly List<(double Step, double Value)> points = [];
    private double stepSum;
    private double valueSum;
    private int pending;
    private int perPoint = 1;

    public void Add(double step, double value)
    {
        (stepSum, valueSum, pending) = (stepSum + step, valueSum + value, pending + 1);
        if (pending < perPoint)
            return;
        points.Add((stepSum / pending, valueSum / pending));
        (stepSum, valueSum, pending) = (0, 0, 0);
        if (points.Count == capacity)
            Halve();
    }

    /// <summary>The values as they came, where there are enough for smoothing to differ from them.</summary>
    public Curve? Raw(string name) => points.Count > 20 ? Of(name, All()) : null;

    /// <summary>An exponential moving average over a fiftieth of the history, without the bias of its start.</summary>
    public Curve Smooth(string name)
    {
        var all = All();
        if (all.Count <= 20)
            return Of(name, all);
        var decay = 1 - 1 / Math.Max(2, all.Count / 50.0);
        var (average, weight) = (0.0, 0.0);
        var smooth = new List<(double, double)>(all.Count);
        foreach (var (step, value) in all)
        {
            if (double.IsFinite(value))
                (average, weight) = (decay * average + (1 - decay) * value, decay * weight + 1 - decay);
            smooth.Add((step, weight > 0 ? average / weight : value));
        }
        return Of(name, smooth);
    }

    private List<(double Step, double Value)> All() =>
        pending == 0 ? points : [.. points, (stepSum / pending, valueSum / pending)];

    private static Curve Of(string name, List<(double Step, double Value)> points) =>
        new(name, Values.From(points.Select(p => p.Step)), Values.From(points.Select(p => p.Value)));

    private void Halve()
    {
        for (var i = 0; i < points.Count / 2; i++)
        {
            var (a, b) = (points[2 * i], points[2 * i + 1]);
            points[i] = ((a.Step + b.Step) / 2, (a.Value + b.Value) / 2);
        }
        points.RemoveRange(points.Count / 2, points.Count - points.Count / 2);
        perPoint *= 2;
    }
}

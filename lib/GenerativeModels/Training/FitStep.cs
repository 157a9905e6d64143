namespace GenerativeModels.Training;

/// <summary>Where training is, as a loss sees it, and where it records what it wants to be seen.</summary>
public sealed class FitStep
{
    private readonly Dictionary<string, List<FitPoint>> series = [];
    private readonly Action<int, double, string> show;

    internal FitStep(int steps, Action<int, double, string> show) => (Steps, this.show) = (steps, show);

    /// <summary>The number of this step, from 0.</summary>
    public int Index { get; internal set; }

    /// <summary>Steps that training will take at most.</summary>
    public int Steps { get; }

    /// <summary>Index / Steps, 0 … 1: what schedules are functions of.</summary>
    public double Progress => Index / (double)Steps;

    /// <summary>Records a number, and shows it in the live figure.</summary>
    public void Log(string name, double value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (!series.TryGetValue(name, out var points))
            series.Add(name, points = []);
        points.Add(new FitPoint(Index + 1, value));
        show(Index + 1, value, name);
    }

    /// <summary>Records the value of a tensor of one element, and shows it in the live figure.</summary>
    public void Log(string name, Tensor value)
    {
        Log(name, value.ToDouble());
    }

    internal IReadOnlyDictionary<string, IReadOnlyList<FitPoint>> Series =>
        series.ToDictionary(pair => pair.Key, IReadOnlyList<FitPoint> (pair) => pair.Value);
}

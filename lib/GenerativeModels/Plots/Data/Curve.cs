namespace GenerativeModels.Plots;

/// <summary>A line to draw.</summary>
/// <param name="Name">What the legend calls it.</param>
/// <param name="X">Where, as many as <paramref name="Y"/>.</param>
/// <param name="Y">How high.</param>
/// <param name="Truth">Whether it is the exact answer, which is always dashed and grey.</param>
/// <param name="Markers">Whether each point is marked.</param>
public sealed record Curve(string Name, Values X, Values Y, bool Truth = false, bool Markers = false)
{
    /// <summary>Half the height of a band about the line, one a point: a standard deviation over seeds.</summary>
    public Values? Deviation { get; init; }

    /// <summary>Names of the points, one each; what moves along the curve, as in "β = 4". Empty names are left out.</summary>
    public IReadOnlyList<string>? Labels { get; init; }

    /// <summary>A function, at <paramref name="count"/> points from <paramref name="from"/> to <paramref name="to"/>.</summary>
    public static Curve Of(string name, Func<double, double> f, double from, double to, int count = 201)
    {
        var x = Values.Range(from, to, count);
        return new(name, x, Values.From(x.Select(f)));
    }

    /// <summary>The exact function, at <paramref name="count"/> points.</summary>
    public static Curve Exact(string name, Func<double, double> f, double from, double to, int count = 201) =>
        Of(name, f, from, to, count) with
        {
            Truth = true,
        };

    /// <summary>A history: x = <paramref name="first"/> + <paramref name="every"/> · i.</summary>
    public static Curve Indexed(string name, Values y, double first = 0, double every = 1) =>
        new(name, Values.From(Enumerable.Range(0, y.Count).Select(i => first + every * i)), y);
}

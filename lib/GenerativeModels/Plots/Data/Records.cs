namespace GenerativeModels.Plots;

/// <summary>Samples on the line, or one value a category.</summary>
/// <param name="Name">What the legend calls them.</param>
/// <param name="Samples">The numbers.</param>
/// <param name="Truth">Whether they come from the data, and are drawn in grey.</param>
public sealed record Batch(string Name, Values Samples, bool Truth = false);

/// <summary>Samples in the plane.</summary>
/// <param name="Name">What the legend calls them.</param>
/// <param name="Points">Where they are.</param>
/// <param name="Truth">Whether they come from the data, and are drawn as open grey circles.</param>
public sealed record Cloud(string Name, Points Points, bool Truth = false);

/// <summary>One of several pictures of the plane that stand side by side.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Density">Filled contours.</param>
/// <param name="Clouds">Samples over them.</param>
public sealed record Panel(string Title, DensityGrid? Density = null, IReadOnlyList<Cloud>? Clouds = null)
{
    /// <summary>Paths under the samples, each at least two points long.</summary>
    public IReadOnlyList<Points>? Paths { get; init; }
}

/// <summary>Something that appeared in a year.</summary>
/// <param name="Year">When.</param>
/// <param name="Name">What.</param>
/// <param name="Lane">The family that it belongs to.</param>
/// <param name="Note">What hovering over it tells.</param>
public sealed record Milestone(int Year, string Name, string Lane, string Note = "");

/// <summary>A branch of a taxonomy.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Children">What it divides into; none for a leaf.</param>
/// <param name="Note">What hovering over it tells.</param>
public sealed record TreeNode(string Name, IReadOnlyList<TreeNode>? Children = null, string Note = "");

/// <summary>A line to draw.</summary>
/// <param name="Name">What the legend calls it.</param>
/// <param name="X">Where, as many as <paramref name="Y"/>.</param>
/// <param name="Y">How high; a gap where it is NaN or ±∞.</param>
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

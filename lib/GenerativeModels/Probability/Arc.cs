namespace GenerativeModels.Probability;

/// <summary>A smooth curve c(τ) on the plane, run through with τ uniform on [From, To].</summary>
/// <param name="Point">c(τ): smooth, and nowhere bent more sharply than the noise that is put on it is wide.</param>
/// <param name="From">The first τ.</param>
/// <param name="To">The last τ, &gt; From.</param>
public sealed record Arc(Func<double, (double X, double Y)> Point, double From, double To)
{
    /// <summary>The same curve about another centre, turned by half a turn.</summary>
    /// <param name="about">The point half-way between a point and its image.</param>
    public Arc Mirrored((double X, double Y) about) =>
        this with
        {
            Point = t => Point(t) is var (x, y) ? (2 * about.X - x, 2 * about.Y - y) : default,
        };

    /// <summary>The largest distance between neighbours of <paramref name="count"/> + 1 points, per unit of τ.</summary>
    internal double Speed(int count = 500)
    {
        var step = (To - From) / count;
        return Enumerable.Range(0, count).Max(i => Distance(Point(From + i * step), Point(From + (i + 1) * step)) / step);
    }

    private static double Distance((double X, double Y) a, (double X, double Y) b) =>
        Math.Sqrt((a.X - b.X) * (a.X - b.X) + (a.Y - b.Y) * (a.Y - b.Y));
}

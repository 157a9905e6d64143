namespace GenerativeModels.Plots;

/// <summary>A function of the plane on a grid.</summary>
/// <param name="X">Column positions, [W].</param>
/// <param name="Y">Row positions, [H].</param>
/// <param name="P">Values, [H, W]: P[iy, ix].</param>
public sealed record DensityGrid(Values X, Values Y, double[,] P)
{
    /// <summary><paramref name="p"/> at <paramref name="count"/> × <paramref name="count"/> points of a rectangle.</summary>
    public static DensityGrid Of(
        Func<double, double, double> p,
        (double From, double To) x,
        (double From, double To) y,
        int count = 80
    )
    {
        ArgumentNullException.ThrowIfNull(p);
        var (xs, ys) = (Values.Range(x.From, x.To, count), Values.Range(y.From, y.To, count));
        var values = new double[count, count];
        for (var i = 0; i < count; i++)
        for (var j = 0; j < count; j++)
            values[i, j] = p(xs[j], ys[i]);
        return new(xs, ys, values);
    }

    /// <summary>Rows of values, rounded: what a figure holds.</summary>
    /// <exception cref="ArgumentException">The values' shape is not that of the axes.</exception>
    internal double[][] Rows()
    {
        if (P.GetLength(0) != Y.Count || P.GetLength(1) != X.Count)
            throw new ArgumentException($"expected P: [{Y.Count}, {X.Count}], got [{P.GetLength(0)}, {P.GetLength(1)}]");
        return
        [
            .. Enumerable
                .Range(0, Y.Count)
                .Select(i => Rounding.Significant([.. Enumerable.Range(0, X.Count).Select(j => P[i, j])], 3)),
        ];
    }
}

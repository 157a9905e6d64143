namespace GenerativeModels.Plots;

/// <summary>A function of the plane on a grid.</summary>
/// <param name="X">Column positions, [W].</param>
/// <param name="Y">Row positions, [H].</param>
/// <param name="P">Values, [H, W]: P[iy, ix]; empty where NaN or ±∞.</param>
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
        var (xs, ys) = (Values.Range(x.From, x.To, count), Values.Range(y.From, y.To, count));
        var values = new double[count, count];
        for (var i = 0; i < count; i++)
        for (var j = 0; j < count; j++)
            values[i, j] = p(xs[j], ys[i]);
        return new(xs, ys, values);
    }

    /// <summary>Rows of values, rounded: what a figure holds.</summary>
    internal IEnumerable<double[]> Rows() =>
        Enumerable.Range(0, Y.Count).Select(i => Rounding.Significant([.. Enumerable.Range(0, X.Count).Select(j => P[i, j])], 3));

    /// <summary>The least and the largest value.</summary>
    /// <exception cref="ArgumentException">No value is finite, or the values' shape is not that of the axes; the message names <paramref name="what"/>.</exception>
    internal (double Low, double High) Span(string what)
    {
        if (P.GetLength(0) != Y.Count || P.GetLength(1) != X.Count)
            throw new ArgumentException(
                $"expected values of {what}: [{Y.Count}, {X.Count}], got [{P.GetLength(0)}, {P.GetLength(1)}]"
            );
        double[] finite = [.. P.Cast<double>().Where(double.IsFinite)];
        if (finite.Length == 0)
            throw new ArgumentException($"expected at least one finite value of {what}, got none among {P.Length}");
        return (finite.Min(), finite.Max());
    }
}

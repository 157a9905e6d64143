using System.Collections;
using System.Runtime.CompilerServices;

namespace GenerativeModels.Plots;

/// <summary>A sequence of numbers to draw. Arrays, lists and tensors [N] convert.</summary>
[CollectionBuilder(typeof(Values), nameof(Create))]
public sealed class Values : IReadOnlyList<double>
{
    private readonly double[] items;

    private Values(double[] items) => this.items = items;

    /// <summary>How many numbers there are.</summary>
    public int Count => items.Length;

    /// <summary>The number at <paramref name="index"/>, 0 …</summary>
    public double this[int index] => items[index];

    /// <summary>The numbers as they are; not a copy.</summary>
    public static implicit operator Values(double[] items) => new(items);

    /// <summary>The numbers, widened.</summary>
    public static implicit operator Values(float[] items) => new(Array.ConvertAll(items, x => (double)x));

    /// <summary>The numbers, widened.</summary>
    public static implicit operator Values(int[] items) => new(Array.ConvertAll(items, x => (double)x));

    /// <summary>A copy of the numbers.</summary>
    public static implicit operator Values(List<double> items) => new([.. items]);

    /// <summary>A copy of the elements of [N], or of a scalar.</summary>
    /// <exception cref="ArgumentException">The tensor has more than one axis.</exception>
    public static implicit operator Values(Tensor tensor) =>
        tensor.shape.Length <= 1
            ? new(Copy(tensor))
            : throw new ArgumentException($"expected values: [N], got [{string.Join(", ", tensor.shape)}]");

    /// <summary>For collection expressions.</summary>
    public static Values Create(ReadOnlySpan<double> items) => new(items.ToArray());

    /// <summary>Any other sequence, read once.</summary>
    public static Values From(IEnumerable<double> items) => new([.. items]);

    /// <summary><paramref name="count"/> ≥ 2 numbers from <paramref name="from"/> to <paramref name="to"/>, both included.</summary>
    public static Values Range(double from, double to, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        return new([.. Enumerable.Range(0, count).Select(i => from + (to - from) * i / (count - 1))]);
    }

    /// <inheritdoc/>
    public IEnumerator<double> GetEnumerator() => ((IEnumerable<double>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => items.GetEnumerator();

    internal double[] ToArray() => items;

    /// <summary>All elements of a tensor, row by row, from any device and of any real type.</summary>
    internal static double[] Copy(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        return tensor.detach().cpu().to(float64).contiguous().data<double>().ToArray();
    }
}

/// <summary>Points of the plane. Arrays [N, 2], pairs and tensors [N, 2] convert.</summary>
public sealed class Points : IReadOnlyList<(double X, double Y)>
{
    private readonly (double X, double Y)[] items;

    private Points((double X, double Y)[] items) => this.items = items;

    /// <summary>How many points there are.</summary>
    public int Count => items.Length;

    /// <summary>The point at <paramref name="index"/>, 0 …</summary>
    public (double X, double Y) this[int index] => items[index];

    internal double[] X => Array.ConvertAll(items, p => p.X);

    internal double[] Y => Array.ConvertAll(items, p => p.Y);

    /// <summary>Rows of [N, 2].</summary>
    /// <exception cref="ArgumentException">The rows have not two columns.</exception>
    public static implicit operator Points(double[,] rows) =>
        FromRows([rows.GetLength(0), rows.GetLength(1)], (i, j) => rows[i, j]);

    /// <summary>A copy of the rows of [N, 2].</summary>
    /// <exception cref="ArgumentException">The tensor has another shape.</exception>
    public static implicit operator Points(Tensor tensor)
    {
        var numbers = Values.Copy(tensor);
        return FromRows(tensor.shape, (i, j) => numbers[2 * i + j]);
    }

    /// <summary>The pairs as they are; not a copy.</summary>
    public static implicit operator Points((double X, double Y)[] items) => new(items);

    /// <summary>Any other sequence, read once.</summary>
    public static Points From(IEnumerable<(double X, double Y)> items) => new([.. items]);

    /// <inheritdoc/>
    public IEnumerator<(double X, double Y)> GetEnumerator() => ((IEnumerable<(double X, double Y)>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => items.GetEnumerator();

    private static Points FromRows(long[] shape, Func<int, int, double> at) =>
        shape is [var rows, 2]
            ? new([.. Enumerable.Range(0, (int)rows).Select(i => (at(i, 0), at(i, 1)))])
            : throw new ArgumentException($"expected points: [N, 2], got [{string.Join(", ", shape)}]");
}

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

using System.Collections;

namespace GenerativeModels.Plots;

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

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

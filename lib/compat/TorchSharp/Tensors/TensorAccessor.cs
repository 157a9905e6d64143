using System.Collections;
using static TorchSharp.torch;

namespace TorchSharp.Utils;

/// <summary>The numbers of a CPU tensor, in the order of its shape whatever its strides are.</summary>
public sealed unsafe class TensorAccessor<T> : IDisposable, IEnumerable<T>
    where T : unmanaged
{
    private readonly Tensor tensor;
    private readonly bool contiguous;
    private readonly long[] shape;
    private readonly long[] strides;

    internal TensorAccessor(Tensor tensor)
    {
        this.tensor = tensor;
        contiguous = tensor.is_contiguous();
        (shape, strides) = (tensor.shape, tensor.stride());
        Count = tensor.numel();
    }

    public long Count { get; }

    public bool IsReadOnly => false;

    public T this[params long[] indices]
    {
        get => ((T*)tensor.Address)[Offset(indices)];
        set => ((T*)tensor.Address)[Offset(indices)] = value;
    }

    public static bool operator ==(TensorAccessor<T> left, TensorAccessor<T> right) =>
        left is null ? right is null : left.Equals(right);

    public static bool operator !=(TensorAccessor<T> left, TensorAccessor<T> right) => !(left == right);

    public T[] ToArray()
    {
        var array = new T[Count];
        CopyTo(array);
        return array;
    }

    public Array ToNDArray()
    {
        var array = Array.CreateInstance(typeof(T), shape);
        var index = new long[shape.Length];
        foreach (var value in this)
        {
            array.SetValue(value, index);
            for (var d = index.Length - 1; d >= 0 && ++index[d] == shape[d]; d--)
                index[d] = 0;
        }
        return array;
    }

    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var count = checked((int)Math.Min(Count - tensorIndex, array.Length - arrayIndex));
        var first = (T*)tensor.Address;
        if (contiguous)
            new Span<T>(first + tensorIndex, count).CopyTo(array[arrayIndex..]);
        else
            for (var i = 0; i < count; i++)
                array[arrayIndex + i] = first[Flat(tensorIndex + i)];
    }

    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) =>
        CopyFrom((ReadOnlySpan<T>)array, arrayIndex, tensorIndex);

    public void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var first = (T*)tensor.Address;
        var count = Math.Min(Count - tensorIndex, array.Length - arrayIndex);
        for (var i = 0; i < count; i++)
            first[Flat(tensorIndex + i)] = array[arrayIndex + i];
    }

    public IEnumerator<T> GetEnumerator()
    {
        for (var i = 0L; i < Count; i++)
            yield return At(i);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override bool Equals(object? obj) =>
        obj is TensorAccessor<T> other && Count == other.Count && this.SequenceEqual(other);

    public override int GetHashCode() => HashCode.Combine(Count, tensor.GetHashCode());

    /// <summary>The tensor stays its owner's: there is nothing to free.</summary>
    public void Dispose() { }

    private T At(long i) => ((T*)tensor.Address)[Flat(i)];

    private long Offset(long[] indices)
    {
        if (indices.Length == 1 && shape.Length != 1)
            return Flat(indices[0]);
        if (indices.Length != shape.Length)
            throw new ArgumentException($"expected {shape.Length} indices, got {indices.Length}");
        var offset = 0L;
        for (var d = 0; d < indices.Length; d++)
        {
            if ((ulong)indices[d] >= (ulong)shape[d])
                throw new ArgumentOutOfRangeException(
                    nameof(indices),
                    $"index {indices[d]} of dimension {d} is outside 0…{shape[d] - 1}"
                );
            offset += indices[d] * strides[d];
        }
        return offset;
    }

    /// <summary>Where the i-th element in the order of the shape lies.</summary>
    private long Flat(long i)
    {
        if ((ulong)i >= (ulong)Count)
            throw new ArgumentOutOfRangeException(nameof(i), $"element {i} of {Count}");
        if (contiguous)
            return i;
        var offset = 0L;
        for (var d = shape.Length - 1; d >= 0; d--)
        {
            offset += i % shape[d] * strides[d];
            i /= shape[d];
        }
        return offset;
    }
}

using System.Collections;
using System.Runtime.CompilerServices;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor's shape. <c>null</c> behaves as the empty shape.</summary>
    public struct Size : IEnumerable<long>
    {
        public static Size Empty = new(Array.Empty<long>());

        private readonly long[]? shape;

        public Size(long[] shape) => this.shape = [.. shape];

        public Size(IEnumerable<long> shape) => this.shape = [.. shape];

        public Size(int[] shape) => this.shape = Array.ConvertAll(shape, i => (long)i);

        public Size(long size) => shape = [size];

        public Size(int size) => shape = [size];

        public Size((long, long) size) => shape = Items(size);

        public Size((long, long, long) size) => shape = Items(size);

        public Size((long, long, long, long) size) => shape = Items(size);

        public Size((long, long, long, long, long) size) => shape = Items(size);

        public Size((long, long, long, long, long, long) size) => shape = Items(size);

        public Size((int, int) size) => shape = Items(size);

        public Size((int, int, int) size) => shape = Items(size);

        public Size((int, int, int, int) size) => shape = Items(size);

        public Size((int, int, int, int, int) size) => shape = Items(size);

        public Size((int, int, int, int, int, int) size) => shape = Items(size);

        public readonly long[] Shape => shape ?? [];

        public readonly int Length => Shape.Length;

        public readonly bool IsEmpty => Length == 0;

        public readonly bool IsScalar => Length == 0;

        public readonly long this[int idx] => Shape[idx];

        public readonly long this[long idx] => Shape[idx];

        public static implicit operator Size(long[] size) => new(size);

        public static implicit operator Size(long size) => new(size);

        public static implicit operator Size((long, long) size) => new(size);

        public static implicit operator Size((long, long, long) size) => new(size);

        public static implicit operator Size((long, long, long, long) size) => new(size);

        public static implicit operator Size((long, long, long, long, long) size) => new(size);

        public static implicit operator Size((long, long, long, long, long, long) size) => new(size);

        public static Size operator +(Size left, Size right) => new(left.Concat(right));

        public static Size operator +(Size left, IEnumerable<long> right) => new(left.Concat(right));

        public static bool operator ==(Size left, Size right) => left.SequenceEqual(right);

        public static bool operator !=(Size left, Size right) => !(left == right);

        public override readonly bool Equals(object? obj) => obj is Size other && this == other;

        public override readonly int GetHashCode() => Shape.Aggregate(17, HashCode.Combine);

        public readonly Size Slice(int first, int next) => new(Shape[first..next]);

        public readonly IEnumerable<long> Take(int i) => Shape.Take(i);

        public readonly long numel() => Shape.Aggregate(1L, (product, size) => product * size);

        public readonly IEnumerator<long> GetEnumerator() => ((IEnumerable<long>)Shape).GetEnumerator();

        readonly IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        private static long[] Items(ITuple tuple)
        {
            var items = new long[tuple.Length];
            for (var i = 0; i < items.Length; i++)
                items[i] = Convert.ToInt64(tuple[i]);
            return items;
        }
    }
}

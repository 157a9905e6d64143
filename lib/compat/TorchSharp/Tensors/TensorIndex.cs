namespace TorchSharp;

public static partial class torch
{
    /// <summary>One entry of an index: a position, a slice, a mask or index tensor, <c>…</c>, or a new axis.</summary>
    public struct TensorIndex
    {
        public static TensorIndex Ellipsis = new() { Kind = IndexKind.Ellipsis };
        public static TensorIndex None = new() { Kind = IndexKind.None };
        public static TensorIndex Null = new() { Kind = IndexKind.None };
        public static TensorIndex Colon = new() { Kind = IndexKind.Slice };

        internal IndexKind Kind { get; private init; }
        internal long? Start { get; private init; }
        internal long? Stop { get; private init; }
        internal long? Step { get; private init; }
        internal Tensor? Indices { get; private init; }

        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) =>
            new()
            {
                Kind = IndexKind.Slice,
                Start = start,
                Stop = stop,
                Step = step,
            };

        public static TensorIndex Slice((int? start, int? end) range) => Slice(range.start, range.end);

        /// <summary>C#'s ranges: <c>..</c>, <c>1..5</c>, <c>^3..</c>.</summary>
        public static TensorIndex Slice(Range range) => Slice(Position(range.Start, true), Position(range.End, false));

        public static TensorIndex Bool(bool value) => new() { Kind = IndexKind.Bool, Start = value ? 1 : 0 };

        public static TensorIndex Single(long? index) => index is null ? None : new() { Kind = IndexKind.Single, Start = index };

        public static TensorIndex Tensor(Tensor tensor) => new() { Kind = IndexKind.Tensor, Indices = tensor };

        public static implicit operator TensorIndex(long value) => Single(value);

        public static implicit operator TensorIndex((int? start, int? end) range) => Slice(range);

        public static implicit operator TensorIndex(Range range) => Slice(range);

        public static implicit operator TensorIndex(Index index) => Single(index.IsFromEnd ? -index.Value : index.Value);

        public static implicit operator Tensor(TensorIndex value) =>
            value.Indices
            ?? throw new InvalidOperationException(
                $"expected an index tensor, got a {value.Kind}: beside other indices, write a tensor t as TensorIndex.Tensor(t)"
            );

        private static long? Position(Index index, bool isStart) =>
            !index.IsFromEnd ? index.Value
            : index.Value != 0 ? -index.Value
            : isStart ? long.MaxValue
            : null;
    }

    internal enum IndexKind
    {
        Single,
        Slice,
        Bool,
        Tensor,
        None,
        Ellipsis,
    }
}

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class utils
        {
            /// <summary>Batches of sequences of different lengths: padded to the longest, or packed without padding.</summary>
            public static partial class rnn
            {
                /// <summary>Sequences [Tᵢ, …] → [max T, N, …], or [N, max T, …] where the batch is first.</summary>
                /// <exception cref="ArgumentException">There is no sequence.</exception>
                public static Tensor pad_sequence(
                    IEnumerable<Tensor> sequences,
                    bool batch_first = false,
                    double padding_value = 0
                ) => PadSequences(Some(sequences), batch_first, padding_value);

                /// <summary>Sequences [Tᵢ, …] without padding; the longest first, unless they need not be sorted.</summary>
                /// <exception cref="ArgumentException">There is no sequence.</exception>
                public static PackedSequence pack_sequence(IEnumerable<Tensor> sequences, bool enforce_sorted = true)
                {
                    using var scope = NewDisposeScope();
                    var list = Some(sequences);
                    var lengths = tensor(Array.ConvertAll(list, sequence => sequence.size(0)));
                    return pack_padded_sequence(pad_sequence(list), lengths, enforce_sorted: enforce_sorted)
                        .MoveToOuterDisposeScope();
                }

                /// <summary>
                /// input: [T, N, …], or [N, T, …] where the batch is first; lengths: integers [N], 1 … T, falling unless they need not
                /// be sorted → the elements before each sequence's end.
                /// </summary>
                public static PackedSequence pack_padded_sequence(
                    Tensor input,
                    Tensor lengths,
                    bool batch_first = false,
                    bool enforce_sorted = true
                )
                {
                    var count = input.ndim < 2 ? -1 : input.size(batch_first ? 0 : 1);
                    if (lengths.ndim != 1 || lengths.size(0) != count)
                        throw new ArgumentException(
                            $"expected input: [{(batch_first ? "N, T" : "T, N")}, …] and lengths: [N], "
                                + $"got [{string.Join(", ", input.shape)}] and [{string.Join(", ", lengths.shape)}]"
                        );
                    using var scope = NewDisposeScope();
                    var counts = lengths.to(ScalarType.Int64, CPU);
                    Tensor? order = null;
                    if (!enforce_sorted)
                    {
                        (counts, order) = counts.sort(descending: true, stable: true);
                        order = order.to(input.device);
                        input = input.index_select(batch_first ? 0 : 1, order);
                    }
                    var (data, sizes) = PackPadded(input, counts, batch_first);
                    return new PackedSequence(data, sizes, order, order?.argsort()).MoveToOuterDisposeScope();
                }

                /// <summary>
                /// The inverse: → [T, N, …], or [N, T, …] where the batch is first, and the lengths [N], in the order in which they were
                /// packed. T is the greatest length, or total_length.
                /// </summary>
                /// <exception cref="ArgumentException">total_length is less than the longest sequence.</exception>
                public static (Tensor, Tensor) pad_packed_sequence(
                    PackedSequence sequence,
                    bool batch_first = false,
                    double padding_value = 0,
                    long? total_length = null
                )
                {
                    var longest = sequence.batch_sizes.size(0);
                    if (total_length < longest)
                        throw new ArgumentException(
                            $"expected a total length of at least {longest}, that of the longest sequence, got {total_length}",
                            nameof(total_length)
                        );
                    using var scope = NewDisposeScope();
                    var (padded, lengths) = PadPacked(
                        sequence.data,
                        sequence.batch_sizes,
                        batch_first,
                        padding_value,
                        total_length ?? longest
                    );
                    if (sequence.unsorted_indices is { } order)
                    {
                        padded = padded.index_select(batch_first ? 0 : 1, order);
                        lengths = lengths[order.cpu()];
                    }
                    return (padded.MoveToOuterDisposeScope(), lengths.MoveToOuterDisposeScope());
                }

                private static Tensor[] Some(IEnumerable<Tensor> sequences)
                {
                    Tensor[] list = [.. sequences];
                    return list.Length > 0
                        ? list
                        : throw new ArgumentException("expected at least one sequence, got none", nameof(sequences));
                }
            }
        }
    }
}

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class utils
        {
            public static partial class rnn
            {
                /// <summary>
                /// Sequences of different lengths, the longest first: all first elements, then all second ones, and so on.
                /// </summary>
                public sealed class PackedSequence : IDisposable
                {
                    /// <summary>The elements: [Σ Tᵢ, …].</summary>
                    public readonly Tensor data;

                    /// <summary>How many sequences have an element at each time: integers [max T].</summary>
                    public readonly Tensor batch_sizes;

                    /// <summary>Which sequence of the batch came to be the first, the second, …; null where they were sorted.</summary>
                    public readonly Tensor? sorted_indices;

                    /// <summary>Where each sequence of the batch is now; null where they were sorted.</summary>
                    public readonly Tensor? unsorted_indices;

                    internal PackedSequence(Tensor data, Tensor batch_sizes, Tensor? sorted_indices, Tensor? unsorted_indices)
                    {
                        (this.data, this.batch_sizes) = (data, batch_sizes);
                        (this.sorted_indices, this.unsorted_indices) = (sorted_indices, unsorted_indices);
                    }

                    public PackedSequence MoveToOuterDisposeScope() => Each(tensor => tensor.MoveToOuterDisposeScope());

                    public PackedSequence MoveToOtherDisposeScope(PackedSequence other) =>
                        Each(tensor => tensor.MoveToOtherDisposeScope(other.data));

                    public PackedSequence MoveToOtherDisposeScope(DisposeScope? other) =>
                        Each(tensor => tensor.MoveToOtherDisposeScope(other!));

                    public PackedSequence DetachFromDisposeScope() => Each(tensor => tensor.DetachFromDisposeScope());

                    public void Dispose() =>
                        Each(tensor =>
                        {
                            tensor.Dispose();
                            return tensor;
                        });

                    /// <summary>How many sequences there are.</summary>
                    internal long Count => batch_sizes.data<long>()[0];

                    /// <summary>The same sequences with other elements.</summary>
                    internal PackedSequence With(Tensor data) =>
                        new(data, batch_sizes.alias(), sorted_indices?.alias(), unsorted_indices?.alias());

                    /// <summary>A state [layers, N, …] in the order of the sequences here.</summary>
                    internal Tensor Sorted(Tensor state) =>
                        sorted_indices is null ? state : state.index_select(1, sorted_indices);

                    /// <summary>A state [layers, N, …] in the order of the batch that was packed.</summary>
                    internal Tensor Unsorted(Tensor state) =>
                        unsorted_indices is null ? state : state.index_select(1, unsorted_indices);

                    private PackedSequence Each(Func<Tensor, Tensor> act)
                    {
                        foreach (var tensor in new[] { data, batch_sizes, sorted_indices, unsorted_indices })
                            if (tensor is not null)
                                act(tensor);
                        return this;
                    }
                }
            }
        }
    }
}

using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Python's indexing rules: basic entries become views, the rest one gather.</summary>
internal static class Indexing
{
    public static Tensor Get(Tensor tensor, ReadOnlySpan<TensorIndex> indices)
    {
        using var scope = NewDisposeScope();
        var view = Basic(tensor, indices, out var advanced);
        var result = advanced is null ? view : view.index(Handles(advanced));
        GC.KeepAlive(advanced);
        return ReferenceEquals(result, tensor) ? tensor.alias().MoveToOuterDisposeScope() : result.MoveToOuterDisposeScope();
    }

    public static Tensor Get(Tensor tensor, Tensor?[] indices)
    {
        var result = tensor.index(Handles(indices));
        GC.KeepAlive(indices);
        return result;
    }

    public static void Set(Tensor tensor, ReadOnlySpan<TensorIndex> indices, Tensor value, bool accumulate = false)
    {
        using var scope = NewDisposeScope();
        var view = Basic(tensor, indices, out var advanced);
        if (advanced is not null)
            view.index_put_(Handles(advanced), Alike(value, tensor), accumulate);
        else if (accumulate)
            view.add_(value);
        else
            view.copy_(Trimmed(value, view));
        GC.KeepAlive(advanced);
    }

    public static void Set(Tensor tensor, Tensor?[] indices, Tensor value, bool accumulate = false)
    {
        using var scope = NewDisposeScope();
        tensor.index_put_(Handles(indices), Alike(value, tensor), accumulate);
        GC.KeepAlive(indices);
    }

    /// <summary>Applies positions, slices, new axes and …; what is left are index tensors by dimension, or null.</summary>
    private static Tensor Basic(Tensor tensor, ReadOnlySpan<TensorIndex> indices, out Tensor?[]? advanced)
    {
        advanced = null;
        var consumed = 0L;
        foreach (var index in indices)
            consumed += index.Kind switch
            {
                IndexKind.Single or IndexKind.Slice => 1,
                IndexKind.Tensor => index.Indices!.dtype is ScalarType.Bool or ScalarType.Byte ? index.Indices.ndim : 1,
                _ => 0,
            };
        if (consumed > tensor.ndim)
            throw new IndexOutOfRangeException($"{consumed} indices for a tensor of {tensor.ndim} dimensions");
        var view = tensor;
        var dim = 0;
        foreach (var index in indices)
            switch (index.Kind)
            {
                case IndexKind.Single:
                    view = view.select(dim, index.Start!.Value);
                    break;
                case IndexKind.Slice:
                    if (index.Start is not null || index.Stop is not null || index.Step is not null)
                        view = view.slice(dim, index.Start, index.Stop, index.Step ?? 1);
                    dim++;
                    break;
                case IndexKind.None:
                    view = view.unsqueeze(dim++);
                    break;
                case IndexKind.Ellipsis:
                    dim += (int)(tensor.ndim - consumed);
                    break;
                case IndexKind.Bool:
                    view = view.unsqueeze(dim);
                    Put(ref advanced, dim++, Truth(index.Start == 1));
                    break;
                default:
                    Put(ref advanced, dim, index.Indices!);
                    dim += index.Indices!.dtype is ScalarType.Bool or ScalarType.Byte ? (int)index.Indices.ndim : 1;
                    break;
            }
        return view;

        static Tensor Truth(bool value) => torch.tensor(value).unsqueeze(0);
    }

    private static void Put(ref Tensor?[]? advanced, int dim, Tensor index)
    {
        var list = advanced ?? [];
        Array.Resize(ref list, dim + 1);
        list[dim] = index;
        advanced = list;
    }

    private static nint[] Handles(Tensor?[] indices) => Array.ConvertAll(indices, i => i?.Handle ?? 0);

    private static Tensor Alike(Tensor value, Tensor tensor) => value.dtype == tensor.dtype ? value : value.to_type(tensor.dtype);

    /// <summary>A value may have leading axes of length one that its place has not.</summary>
    private static Tensor Trimmed(Tensor value, Tensor place)
    {
        while (value.ndim > place.ndim && value.size(0) == 1)
            value = value.squeeze(0);
        return value;
    }
}

namespace TorchSharp;

public static partial class torch
{
    public static Tensor from_array(Array rawArray, Device? device = null) => from_array(rawArray, null, device);

    public static Tensor from_array(
        Array rawArray,
        ScalarType? dtype,
        Device? device = null,
        bool requires_grad = false,
        string[]? names = null
    ) => Creation.From(rawArray, null, dtype, device, requires_grad, names);

    public static (Tensor output, Tensor inverse_indices, Tensor counts) unique(
        Tensor input,
        bool sorted = true,
        bool return_inverse = false,
        bool return_counts = false,
        int? dim = null
    )
    {
        var (output, inverse, counts) = dim is { } d
            ? UniqueAlong(input, d, sorted, return_inverse, return_counts)
            : Unique(input, sorted, return_inverse, return_counts);
        return (output, return_inverse ? inverse : null!, return_counts ? counts : null!);
    }

    public static Size broadcast_shapes(params long[][] shapes)
    {
        var rank = shapes.Max(s => s.Length);
        var result = Enumerable.Repeat(1L, rank).ToArray();
        foreach (var shape in shapes)
            for (var i = 1; i <= shape.Length; i++)
            {
                var (have, want) = (result[^i], shape[^i]);
                if (have != want && have != 1 && want != 1)
                    throw new ArgumentException(
                        $"the shapes {string.Join(", ", shapes.Select(s => $"[{string.Join(", ", s)}]"))} do not broadcast"
                    );
                result[^i] = have == 1 ? want : have;
            }
        return new Size(result);
    }

    public partial class Tensor
    {
        public (Tensor output, Tensor inverse_indices, Tensor counts) unique(
            bool sorted = true,
            bool return_inverse = false,
            bool return_counts = false,
            int? dim = null
        ) => torch.unique(this, sorted, return_inverse, return_counts, dim);

        public IList<Tensor> nonzero_as_list()
        {
            using var indices = nonzero();
            return indices.unbind(1);
        }
    }
}

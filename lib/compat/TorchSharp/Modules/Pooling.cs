using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What pooling needs besides libtorch's operators.</summary>
internal static class Pooling
{
    /// <summary>(Σ xᵖ)^(1/p) over windows, from their means; of sums below zero it keeps the sign.</summary>
    public static Tensor Power(Tensor input, double norm, long window, Func<Tensor, Tensor> mean)
    {
        using var scope = NewDisposeScope();
        var means = mean(input.pow(norm));
        return (means.sign() * means.abs().relu()).mul(window).pow(1 / norm).MoveToOuterDisposeScope();
    }

    /// <summary>The sizes that pooled to the input, unless they are given.</summary>
    public static long[] Unpooled(Tensor input, int dims, long[] kernel, long[]? stride, long[]? padding, long[]? output)
    {
        if (output is not null)
            return output.Length > dims ? output[^dims..] : output;
        var sizes = input.shape[^dims..];
        return [.. sizes.Select((size, i) => (size - 1) * (stride ?? kernel)[i] - 2 * (padding?[i] ?? 0) + kernel[i])];
    }

    public static Tensor Unpool1d(Tensor input, Tensor indices, long kernel, long? stride, long? padding, long[]? output)
    {
        using var scope = NewDisposeScope();
        var size = Unpooled(input, 1, [kernel], stride is null ? null : [stride.Value], [padding ?? 0], output)[0];
        return nn
            .functional.MaxUnpool2d(input.unsqueeze(-1), indices.unsqueeze(-1), [size, 1])
            .squeeze(-1)
            .MoveToOuterDisposeScope();
    }
}

namespace GenerativeModels.Networks;

/// <summary>Refuses what has another shape before libtorch sees it: of TorchSharp's functions, <c>matmul</c> ends the process instead of throwing.</summary>
internal static class Shape
{
    /// <summary>x itself if it is [B, D].</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    public static Tensor Rows(Tensor x, long dim, string name)
    {
        ArgumentNullException.ThrowIfNull(x, name);
        return x.dim() == 2 && x.shape[1] == dim ? x : throw Other(x, $"[B, {dim}]", name);
    }

    /// <summary>x itself if it is [..., D].</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    public static Tensor Last(Tensor x, long dim, string name)
    {
        ArgumentNullException.ThrowIfNull(x, name);
        return x.dim() > 0 && x.shape[^1] == dim ? x : throw Other(x, $"[..., {dim}]", name);
    }

    private static ArgumentException Other(Tensor x, string expected, string name) =>
        new($"expected {name}: {expected}, got [{string.Join(", ", x.shape)}]", name);
}

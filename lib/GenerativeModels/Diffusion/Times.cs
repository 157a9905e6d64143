namespace GenerativeModels.Diffusion;

/// <summary>One time an example, shaped to broadcast against the examples.</summary>
internal static class Times
{
    /// <summary>t [B] → [B, 1, …] with as many axes as x [B, …].</summary>
    public static Tensor Like(this Tensor t, Tensor x)
    {
        if (t.dim() != 1 || t.shape[0] != x.shape[0])
            throw new ArgumentException(
                $"expected t: [{x.shape[0]}], one time an example, got [{string.Join(", ", t.shape)}]",
                nameof(t)
            );
        return t.reshape([t.shape[0], .. Enumerable.Repeat(1L, (int)x.dim() - 1)]);
    }
}

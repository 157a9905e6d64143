using GenerativeModels.Networks;

namespace GenerativeModels.Autoregressive;

/// <summary>Between rows of pixels, as models take and give them, and images, as convolutions do.</summary>
internal static class PixelRows
{
    /// <summary>[B, side²] in 0 … 1 to [B, 1, side, side] on −1 … 1.</summary>
    public static Tensor Image(Tensor x, int side)
    {
        Shape.Rows(x, side * side, nameof(x));
        return (x * 2 - 1).reshape(-1, 1, side, side);
    }

    /// <summary>[B, side²] of levels as 0 … 1 to [B, levels, side, side], one channel a level.</summary>
    public static Tensor OneHot(Tensor x, int side, int levels)
    {
        using var image = Image(x, side);
        var level = ((image + 1) * (0.5 * (levels - 1))).round();
        return level.eq(arange(levels, device: x.device).reshape(1, -1, 1, 1)).to(x.dtype);
    }

    /// <summary>[B, P, H, W] to [B, H · W · P], the parameters of a pixel side by side.</summary>
    public static Tensor Flatten(Tensor parameters) => parameters.permute(0, 2, 3, 1).flatten(start_dim: 1);
}

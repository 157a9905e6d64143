using static TorchSharp.torch;

namespace GenerativeModels.Plots;

public sealed partial class Images
{
    /// <summary>A copy of [N, H, W] or [N, 1, H, W] (grey) or [N, 3, H, W] (colour), 0 black, 1 full; what lies outside is clipped.</summary>
    /// <exception cref="ArgumentException">The tensor has another shape.</exception>
    public static implicit operator Images(Tensor tensor) => Of(tensor);

    /// <summary>A copy of [N, H, W], [N, 1, H, W] or [N, 3, H, W], <paramref name="low"/> black, <paramref name="high"/> full.</summary>
    /// <exception cref="ArgumentException">The tensor has another shape.</exception>
    public static Images Of(Tensor tensor, double low = 0, double high = 1)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return tensor.shape switch
        {
            [_, var height, var width] => Flat(TensorCopy.Floats(tensor), (int)height, (int)width, low, high),
            [_, 1, var height, var width] => Flat(TensorCopy.Floats(tensor), (int)height, (int)width, low, high),
            [var count, 3, var height, var width] => Colour(tensor, (int)count, (int)height, (int)width, low, high),
            _ => throw new ArgumentException(
                $"expected images: [N, H, W], [N, 1, H, W] or [N, 3, H, W], got {TensorCopy.Shape(tensor)}"
            ),
        };
    }

    /// <summary>Grey images [N, H·W], row by row.</summary>
    /// <exception cref="ArgumentException">The rows have not <paramref name="height"/> × <paramref name="width"/> columns.</exception>
    public static Images Flat(Tensor tensor, int height, int width, double low = 0, double high = 1)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        if (tensor.shape is not [_, var pixels] || pixels != height * width)
            throw new ArgumentException($"expected images: [N, {height * width}], got {TensorCopy.Shape(tensor)}");
        return Flat(TensorCopy.Floats(tensor), height, width, low, high);
    }

    /// <summary>Channels come last in a picture, and first in a tensor.</summary>
    private static Images Colour(Tensor tensor, int count, int height, int width, double low, double high)
    {
        using var scope = NewDisposeScope();
        var last = Flat(TensorCopy.Floats(tensor.permute(0, 2, 3, 1)), height, width * 3, low, high);
        return new(last.pixels, count, height, width, 3);
    }
}

namespace GenerativeModels.Plots;

/// <summary>Grey or colour images of one size, as bytes [N, H, W, C] with 0 black and 255 full. Arrays and tensors convert.</summary>
/// <remarks>Numbers below low are black, above high white; NaN is refused.</remarks>
public sealed class Images
{
    private readonly byte[] pixels;

    private Images(double[] values, long height, long width, int channels, double low, double high)
    {
        var size = (int)(height * width * channels);
        if (height < 1 || width < 1 || values.Length % size != 0)
            throw new ArgumentException($"expected a multiple of {height} × {width} pixels, got {values.Length}");
        if (!(low < high))
            throw new ArgumentException($"expected black below white, got low = {low:G4} and high = {high:G4}");
        if (Array.FindIndex(values, double.IsNaN) is >= 0 and var bad)
            throw new ArgumentException($"expected numbers as pixels, got NaN in image {bad / size}");
        pixels = Array.ConvertAll(values, x => (byte)Math.Round(255 * Math.Clamp((x - low) / (high - low), 0, 1)));
        (Count, Height, Width, Channels) = (values.Length / size, (int)height, (int)width, channels);
    }

    /// <summary>How many images there are.</summary>
    public int Count { get; }

    /// <summary>Rows of pixels.</summary>
    public int Height { get; }

    /// <summary>Columns of pixels.</summary>
    public int Width { get; }

    /// <summary>1 for grey, 3 for red, green and blue.</summary>
    public int Channels { get; }

    /// <summary>Grey images [N, H, W], 0 black, 1 white.</summary>
    public static implicit operator Images(float[,,] grey) =>
        new([.. grey.Cast<float>()], grey.GetLength(1), grey.GetLength(2), 1, 0, 1);

    /// <summary>A copy of [N, H, W] or [N, 1, H, W] (grey) or [N, 3, H, W] (colour), 0 black, 1 full.</summary>
    /// <exception cref="ArgumentException">The tensor has another shape.</exception>
    public static implicit operator Images(Tensor tensor)
    {
        switch (tensor.shape)
        {
            case [_, var height, var width]:
                return new(Values.Copy(tensor), height, width, 1, 0, 1);
            case [_, 1, var height, var width]:
                return new(Values.Copy(tensor), height, width, 1, 0, 1);
            case [_, 3, var height, var width]:
                using (var last = tensor.permute(0, 2, 3, 1)) // channels come last in a picture, and first in a tensor
                    return new(Values.Copy(last), height, width, 3, 0, 1);
        }
        var shape = string.Join(", ", tensor.shape);
        throw new ArgumentException($"expected images: [N, H, W], [N, 1, H, W] or [N, 3, H, W], got [{shape}]");
    }

    /// <summary>Grey images [N, H·W], row by row.</summary>
    /// <exception cref="ArgumentException">The rows have not <paramref name="height"/> × <paramref name="width"/> columns.</exception>
    public static Images Flat(Tensor tensor, int height, int width, double low = 0, double high = 1) =>
        tensor.shape is [_, var pixels] && pixels == height * width
            ? new(Values.Copy(tensor), height, width, 1, low, high)
            : throw new ArgumentException($"expected images: [N, {height * width}], got [{string.Join(", ", tensor.shape)}]");

    /// <summary>Grey images [N·H·W], one after the other, row by row.</summary>
    /// <exception cref="ArgumentException">The length is no multiple of <paramref name="height"/> × <paramref name="width"/>.</exception>
    public static Images Flat(float[] grey, int height, int width, double low = 0, double high = 1) =>
        new(Array.ConvertAll(grey, x => (double)x), height, width, 1, low, high);

    /// <summary>One channel of one pixel, 0 … 255.</summary>
    internal byte At(int image, int row, int column, int channel) =>
        pixels[((image * Height + row) * Width + column) * Channels + channel];
}

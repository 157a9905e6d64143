namespace GenerativeModels.Plots;

/// <summary>Grey or colour images of one size, as bytes [N, H, W, C] with 0 black and 255 full. Arrays and tensors convert.</summary>
public sealed partial class Images
{
    private readonly byte[] pixels;

    private Images(byte[] pixels, int count, int height, int width, int channels) =>
        (this.pixels, Count, Height, Width, Channels) = (pixels, count, height, width, channels);

    /// <summary>How many images there are.</summary>
    public int Count { get; }

    /// <summary>Rows of pixels.</summary>
    public int Height { get; }

    /// <summary>Columns of pixels.</summary>
    public int Width { get; }

    /// <summary>1 for grey, 3 for red, green and blue.</summary>
    public int Channels { get; }

    /// <summary>Grey images [N, H, W], 0 black, 1 white; what lies outside is clipped.</summary>
    public static implicit operator Images(float[,,] grey) => Of(grey);

    /// <summary>Grey images [N, H, W], 0 black, 1 white; what lies outside is clipped.</summary>
    public static implicit operator Images(double[,,] grey) => Of(grey);

    /// <summary>Grey images [N, H, W], <paramref name="low"/> black, <paramref name="high"/> white; what lies outside is clipped.</summary>
    public static Images Of(float[,,] grey, double low = 0, double high = 1)
    {
        ArgumentNullException.ThrowIfNull(grey);
        return Flat([.. grey.Cast<float>()], grey.GetLength(1), grey.GetLength(2), low, high);
    }

    /// <summary>Grey images [N, H, W], <paramref name="low"/> black, <paramref name="high"/> white; what lies outside is clipped.</summary>
    public static Images Of(double[,,] grey, double low = 0, double high = 1)
    {
        ArgumentNullException.ThrowIfNull(grey);
        return Flat([.. grey.Cast<double>().Select(x => (float)x)], grey.GetLength(1), grey.GetLength(2), low, high);
    }

    /// <summary>Grey images [N·H·W], one after the other, row by row.</summary>
    /// <exception cref="ArgumentException">The length is no multiple of <paramref name="height"/> × <paramref name="width"/>.</exception>
    public static Images Flat(float[] grey, int height, int width, double low = 0, double high = 1)
    {
        ArgumentNullException.ThrowIfNull(grey);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(height, 0);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(width, 0);
        if (grey.Length % (height * width) != 0)
            throw new ArgumentException($"expected a multiple of {height} × {width} pixels, got {grey.Length}", nameof(grey));
        var bytes = Array.ConvertAll(grey, x => (byte)Math.Round(255 * Math.Clamp((x - low) / (high - low), 0, 1)));
        return new(bytes, grey.Length / (height * width), height, width, 1);
    }

    /// <summary>One channel of one pixel, 0 … 255.</summary>
    internal byte At(int image, int row, int column, int channel) =>
        pixels[((image * Height + row) * Width + column) * Channels + channel];
}

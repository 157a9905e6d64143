namespace GenerativeModels.Data;

/// <summary>N grey images of equal size, each with a label.</summary>
/// <remarks>A pixel is an integer 0 … <c>Levels − 1</c>; images lie one after the other, each row by row from the top left.</remarks>
public sealed record ImageData
{
    /// <summary>Takes the arrays as they are, without copying.</summary>
    /// <param name="pixels">[N · Height · Width], each 0 … levels − 1.</param>
    /// <param name="labels">[N].</param>
    /// <param name="height">Rows of an image.</param>
    /// <param name="width">Columns of an image.</param>
    /// <param name="levels">How many values a pixel can take, 2 … 256.</param>
    /// <exception cref="ArgumentException">Lengths that disagree, or a pixel out of range.</exception>
    public ImageData(byte[] pixels, byte[] labels, int height, int width, int levels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfLessThan(levels, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(levels, 256);
        if (pixels.Length != labels.Length * height * width)
            throw new ArgumentException(
                $"expected pixels: [{labels.Length} * {height} * {width}], got [{pixels.Length}]",
                nameof(pixels)
            );
        if (levels < 256 && pixels.AsSpan().IndexOfAnyExceptInRange((byte)0, (byte)(levels - 1)) is >= 0 and var i)
            throw new ArgumentException($"expected pixels in 0 … {levels - 1}, got {pixels[i]} at {i}", nameof(pixels));
        (Pixels, Labels, Height, Width, Levels) = (pixels, labels, height, width, levels);
    }

    /// <summary>[N · Height · Width], each 0 … Levels − 1.</summary>
    public byte[] Pixels { get; }

    /// <summary>[N].</summary>
    public byte[] Labels { get; }

    /// <summary>Rows of an image.</summary>
    public int Height { get; }

    /// <summary>Columns of an image.</summary>
    public int Width { get; }

    /// <summary>How many values a pixel can take.</summary>
    public int Levels { get; }

    /// <summary>N, the number of images.</summary>
    public int Count => Labels.Length;

    /// <summary>D = Height · Width, the number of pixels of an image.</summary>
    public int Dim => Height * Width;

    /// <summary>The pixels of one image, [D], integers.</summary>
    public ReadOnlySpan<byte> this[int index] => Pixels.AsSpan(index * Dim, Dim);

    /// <summary>[N · D], scaled to 0 … 1: pixel / (Levels − 1).</summary>
    public float[] Scaled() => Array.ConvertAll(Pixels, p => p / (Levels - 1f));

    /// <summary>[N, D] as float32, scaled to 0 … 1.</summary>
    /// <param name="device">Where it goes; null: the CPU.</param>
    public Tensor ToTensor(Device? device = null)
    {
        using var scope = NewDisposeScope();
        return tensor(Scaled(), Count, Dim).to(device ?? CPU).MoveToOuterDisposeScope();
    }

    /// <summary>[N][D], as integers in double precision: what distances and spectra are computed from.</summary>
    public double[][] Rows() => [.. Enumerable.Range(0, Count).Select(i => Array.ConvertAll(this[i].ToArray(), p => (double)p))];

    /// <summary>The images of a range of rows, copied.</summary>
    public ImageData Slice(Range rows)
    {
        var (offset, length) = rows.GetOffsetAndLength(Count);
        return new ImageData(
            Pixels.AsSpan(offset * Dim, length * Dim).ToArray(),
            Labels.AsSpan(offset, length).ToArray(),
            Height,
            Width,
            Levels
        );
    }
}

/// <summary>One data set in three parts that share no image.</summary>
/// <param name="Train">What a model learns from.</param>
/// <param name="Validation">What decides when to stop and which model to keep.</param>
/// <param name="Test">What is looked at once, at the end.</param>
public sealed record ImageSplits(ImageData Train, ImageData Validation, ImageData Test)
{
    /// <summary>Rows in order: the first for training, the next for validation, the rest for testing.</summary>
    public static ImageSplits Of(ImageData all, int train, int validation) =>
        new(all.Slice(..train), all.Slice(train..(train + validation)), all.Slice((train + validation)..));
}

namespace GenerativeModels.Evaluation;

/// <summary>What a handwritten stroke looks like, measured from the pixels of one grey image.</summary>
/// <param name="Ink">Mean grey level, in the unit of the pixels: grows with the width of the stroke.</param>
/// <param name="Slant">How many columns the ink moves right for every row up (0: upright): the regression of column on row.</param>
/// <param name="Sharpness">Mean squared difference of neighbouring pixels, divided by the pixels' variance: falls with blur.</param>
public readonly record struct StrokeShape(double Ink, double Slant, double Sharpness)
{
    /// <summary>Measures one image.</summary>
    /// <param name="pixels">[height · width], row by row from the top left, 0: no ink.</param>
    /// <param name="width">Pixels in a row.</param>
    /// <exception cref="ArgumentException">The pixels do not fill rows.</exception>
    public static StrokeShape Of(ReadOnlySpan<float> pixels, int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 2);
        var height = pixels.Length / width;
        if (height < 2 || height * width != pixels.Length)
            throw new ArgumentException(
                $"expected pixels: [height * {width}] with at least two rows, got [{pixels.Length}]",
                nameof(pixels)
            );
        return new(Mean(pixels), SlantOf(pixels, width), SharpnessOf(pixels, width));
    }

    /// <summary>Measures N images, [N, height · width].</summary>
    public static StrokeShape[] Of(Tensor images, int width)
    {
        using var scope = NewDisposeScope();
        var pixels = images.detach().cpu().to(ScalarType.Float32).contiguous().data<float>().ToArray();
        return [.. pixels.Chunk((int)images.shape[^1]).Select(image => Of(image, width))];
    }

    private static double Mean(ReadOnlySpan<float> pixels)
    {
        var sum = 0.0;
        foreach (var p in pixels)
            sum += p;
        return sum / pixels.Length;
    }

    private static double SlantOf(ReadOnlySpan<float> pixels, int width)
    {
        double ink = 0,
            row = 0,
            column = 0;
        for (var i = 0; i < pixels.Length; i++)
        {
            ink += pixels[i];
            row += pixels[i] * (i / width);
            column += pixels[i] * (i % width);
        }
        if (ink <= 0)
            return 0;
        (row, column) = (row / ink, column / ink);
        double covariance = 0,
            variance = 0;
        for (var i = 0; i < pixels.Length; i++)
        {
            covariance += pixels[i] * (i / width - row) * (i % width - column);
            variance += pixels[i] * (i / width - row) * (i / width - row);
        }
        return variance > 0 ? -covariance / variance : 0;
    }

    private static double SharpnessOf(ReadOnlySpan<float> pixels, int width)
    {
        var mean = Mean(pixels);
        double variance = 0,
            difference = 0;
        var pairs = 0;
        for (var i = 0; i < pixels.Length; i++)
        {
            variance += (pixels[i] - mean) * (pixels[i] - mean);
            if (i % width > 0)
                (difference, pairs) = (difference + Square(pixels[i] - pixels[i - 1]), pairs + 1);
            if (i >= width)
                (difference, pairs) = (difference + Square(pixels[i] - pixels[i - width]), pairs + 1);
        }
        return variance > 0 ? difference / pairs / (variance / pixels.Length) : 0;
    }

    private static double Square(double x) => x * x;
}

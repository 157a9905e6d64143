namespace GenerativeModels.Plots;

/// <summary>Many images as one, row by row, a see-through pixel between them.</summary>
/// <param name="Source">The picture, as a data URI.</param>
/// <param name="Rows">Rows of images.</param>
/// <param name="Columns">Images a row.</param>
internal sealed record ImageSheet(string Source, int Rows, int Columns)
{
    /// <param name="images">What to lay out.</param>
    /// <param name="columns">Images a row.</param>
    /// <param name="gap">See-through pixels between images.</param>
    public static ImageSheet Of(Images images, int columns, int gap = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        if (images.Count == 0)
            throw new ArgumentException("expected at least one image, got none", nameof(images));
        var rows = (images.Count + columns - 1) / columns;
        var (stepX, stepY) = (images.Width + gap, images.Height + gap);
        var width = columns * stepX - gap;
        var channels = images.Channels + 1;
        var pixels = new byte[width * (rows * stepY - gap) * channels];
        for (var image = 0; image < images.Count; image++)
        for (var row = 0; row < images.Height; row++)
        for (var column = 0; column < images.Width; column++)
        {
            var at = ((image / columns * stepY + row) * width + image % columns * stepX + column) * channels;
            for (var channel = 0; channel < images.Channels; channel++)
                pixels[at + channel] = images.At(image, row, column, channel);
            pixels[at + images.Channels] = 255;
        }
        return new(Png.DataUri(pixels, width, channels), rows, columns);
    }
}

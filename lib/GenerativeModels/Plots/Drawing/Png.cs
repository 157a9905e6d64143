using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace GenerativeModels.Plots;

/// <summary>Writes small pictures as PNG (RFC 2083): 8 bits a channel, no filter, no interlace.</summary>
internal static class Png
{
    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly byte[] ColourTypes = [0, 4, 2, 6];

    /// <param name="pixels">Row by row, <paramref name="channels"/> bytes a pixel.</param>
    /// <param name="width">Pixels a row.</param>
    /// <param name="channels">1 grey, 2 grey and alpha, 3 colour, 4 colour and alpha.</param>
    public static string DataUri(byte[] pixels, int width, int channels)
    {
        var stride = width * channels;
        if (stride <= 0 || pixels.Length == 0 || pixels.Length % stride != 0)
            throw new ArgumentException($"expected rows of {stride} bytes, got {pixels.Length} bytes", nameof(pixels));
        using var rows = new MemoryStream();
        using (var zlib = new ZLibStream(rows, CompressionLevel.SmallestSize))
            foreach (var row in pixels.Chunk(stride))
                zlib.Write([0, .. row]);
        byte[] header = [.. Number(width), .. Number(pixels.Length / stride), 8, ColourTypes[channels - 1], 0, 0, 0];
        byte[] png = [.. Signature, .. Chunk("IHDR", header), .. Chunk("IDAT", rows.ToArray()), .. Chunk("IEND", [])];
        return $"data:image/png;base64,{Convert.ToBase64String(png)}";
    }

    private static byte[] Chunk(string type, byte[] body)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. body];
        var crc = uint.MaxValue;
        foreach (var b in named)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
        }
        return [.. Number(body.Length), .. named, .. Number((int)~crc)];
    }

    private static byte[] Number(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}

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

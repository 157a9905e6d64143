using System.Buffers.Binary;

namespace Notebooks.Site;

/// <summary>The room an image takes, so that the page does not jump and small images show their pixels.</summary>
internal static class ImageSize
{
    private const int Legible = 360;

    /// <summary>Attributes for an image element: its size, a small image enlarged by a whole factor. Empty for what is no PNG.</summary>
    public static string Attributes(string base64)
    {
        if (Read(base64) is not var (width, height) || width <= 0 || height <= 0)
            return "";
        if (width >= Legible)
            return $" width=\"{width}\" height=\"{height}\"";
        var factor = (Legible + width - 1) / width;
        return $" class=\"pixels\" width=\"{width * factor}\" height=\"{height * factor}\"";
    }

    // The header chunk is the first of a PNG: width and height are at bytes 16 and 20.
    private static (int Width, int Height)? Read(string base64)
    {
        var text = base64.Length > 48 ? string.Concat(base64.Where(c => !char.IsWhiteSpace(c)).Take(32)) : "";
        var header = new byte[24];
        if (
            !Convert.TryFromBase64String(text, header, out var count)
            || count < 24
            || !header.AsSpan(12, 4).SequenceEqual("IHDR"u8)
        )
            return null;
        return (BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(20)));
    }
}

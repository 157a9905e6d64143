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

using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace GenerativeModels.Tests.Plots;

/// <summary>Reads PNG files without filters, and checks their checksums by polynomial division.</summary>
internal sealed record PngReader(int Width, int Height, int Channels, byte[] Pixels)
{
    public static PngReader Read(string dataUri)
    {
        var bytes = Convert.FromBase64String(dataUri["data:image/png;base64,".Length..]);
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], bytes[..8]);
        var chunks = new List<(string Type, byte[] Body)>();
        for (var at = 8; at < bytes.Length; )
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at));
            var named = bytes.AsSpan(at + 4, length + 4);
            Assert.Equal(Crc(named), BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at + 8 + length)));
            chunks.Add((Encoding.ASCII.GetString(named[..4]), named[4..].ToArray()));
            at += length + 12;
        }
        Assert.Equal(["IHDR", "IDAT", "IEND"], chunks.Select(c => c.Type));
        var header = chunks[0].Body;
        var (width, height) = (
            BinaryPrimitives.ReadInt32BigEndian(header),
            BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4))
        );
        var channels = header[9] switch
        {
            0 => 1,
            4 => 2,
            2 => 3,
            _ => 4,
        };
        return new(width, height, channels, Unpack(chunks[1].Body, width * channels, height));
    }

    public byte[] At(int row, int column) => Pixels[((row * Width + column) * Channels)..((row * Width + column + 1) * Channels)];

    private static byte[] Unpack(byte[] compressed, int stride, int height)
    {
        using var zlib = new ZLibStream(new MemoryStream(compressed), CompressionMode.Decompress);
        using var raw = new MemoryStream();
        zlib.CopyTo(raw);
        var rows = raw.ToArray();
        Assert.Equal(height * (stride + 1), rows.Length);
        Assert.All(Enumerable.Range(0, height), row => Assert.Equal(0, rows[row * (stride + 1)]));
        return [.. Enumerable.Range(0, height).SelectMany(row => rows.Skip(row * (stride + 1) + 1).Take(stride))];
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var remainder = uint.MaxValue;
        foreach (var b in bytes)
            for (var bit = 0; bit < 8; bit++)
            {
                var odd = ((remainder ^ (uint)(b >> bit)) & 1) != 0;
                remainder = (remainder >> 1) ^ (odd ? 0xEDB88320 : 0);
            }
        return ~remainder;
    }
}

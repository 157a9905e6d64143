using System.Buffers.Binary;

namespace GenerativeModels.Data;

/// <summary>An array of bytes in the IDX format that MNIST comes in.</summary>
/// <remarks>
/// Two zero bytes, the type (8: unsigned byte), the number of dimensions, each dimension as a big-endian int32, then the values with the
/// last dimension running fastest.
/// </remarks>
public sealed class IdxArray
{
    private const byte UnsignedByte = 8;

    private IdxArray(byte[] values, int[] shape) => (Values, Shape) = (values, shape);

    /// <summary>All values, the last dimension running fastest.</summary>
    public byte[] Values { get; }

    /// <summary>The dimensions.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>Reads a whole file.</summary>
    /// <exception cref="FormatException">Not IDX, not of unsigned bytes, or not as long as its header says.</exception>
    public static IdxArray Parse(ReadOnlySpan<byte> file)
    {
        if (file.Length < 4 || file[0] != 0 || file[1] != 0)
            throw new FormatException("expected an IDX file, which begins with two zero bytes and has a header of at least four");
        if (file[2] != UnsignedByte)
            throw new FormatException($"expected IDX values of type {UnsignedByte} (unsigned byte), got type {file[2]}");
        var header = 4 + 4 * file[3];
        if (file.Length < header)
            throw new FormatException($"expected an IDX header of {header} bytes, got {file.Length}");
        var shape = new int[file[3]];
        var count = 1L;
        for (var i = 0; i < shape.Length; i++)
        {
            shape[i] = BinaryPrimitives.ReadInt32BigEndian(file[(4 + 4 * i)..]);
            if (shape[i] < 0)
                throw new FormatException($"expected IDX dimensions of at least 0, got {shape[i]}");
            count = checked(count * shape[i]);
        }
        if (file.Length - header != count)
            throw new FormatException($"expected {count} IDX values ({string.Join(" * ", shape)}), got {file.Length - header}");
        return new IdxArray(file[header..].ToArray(), shape);
    }
}

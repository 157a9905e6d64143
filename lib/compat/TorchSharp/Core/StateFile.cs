using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>TorchSharp's file format: numbers in LEB128; a tensor is its type, its rank, its shape and its bytes.</summary>
internal static class StateFile
{
    public static void WriteNumber(BinaryWriter writer, long value)
    {
        var left = (ulong)value;
        do
        {
            var low = (byte)(left & 0x7f);
            left >>= 7;
            writer.Write(left != 0 ? (byte)(low | 0x80) : low);
        } while (left != 0);
    }

    public static long ReadNumber(BinaryReader reader)
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var part = reader.ReadByte();
            value |= (ulong)(part & 0x7f) << shift;
            if ((part & 0x80) == 0)
                return (long)value;
        }
        throw new InvalidDataException(
            "a number in the file has more than 64 bits: this is no TorchSharp file, or it is damaged"
        );
    }

    public static void Write(BinaryWriter writer, Tensor tensor)
    {
        using var here = tensor.cpu();
        using var plain = here.contiguous();
        WriteNumber(writer, (long)plain.dtype);
        WriteNumber(writer, plain.ndim);
        foreach (var size in plain.shape)
            WriteNumber(writer, size);
        writer.Write(plain.bytes);
    }

    public static Tensor Read(BinaryReader reader)
    {
        var (type, shape) = ReadHeader(reader);
        var tensor = empty(shape, type, CPU);
        try
        {
            reader.BaseStream.ReadExactly(tensor.bytes);
            return tensor;
        }
        catch (EndOfStreamException)
        {
            tensor.Dispose();
            throw new InvalidDataException(
                $"the file ends inside a tensor of shape [{string.Join(", ", shape)}]: it is truncated"
            );
        }
    }

    public static void ReadInto(Tensor target, BinaryReader reader)
    {
        using var read = Read(reader);
        if (read.dtype != target.dtype || !read.shape.AsSpan().SequenceEqual(target.shape))
            throw new ArgumentException(
                $"expected a tensor of type {target.dtype} and shape [{string.Join(", ", target.shape)}], the file has {read.dtype} [{string.Join(", ", read.shape)}]"
            );
        using var quiet = no_grad();
        target.copy_(read);
    }

    public static void Skip(BinaryReader reader)
    {
        using var read = Read(reader);
    }

    private static (ScalarType type, long[] shape) ReadHeader(BinaryReader reader)
    {
        var type = ReadNumber(reader);
        var rank = ReadNumber(reader);
        if (type > 15 || rank > 64)
            throw new InvalidDataException(
                $"expected a tensor, got type {type} and rank {rank}: this is no TorchSharp file, or it is damaged"
            );
        var shape = new long[rank];
        for (var i = 0; i < rank; i++)
            shape[i] = ReadNumber(reader);
        return ((ScalarType)type, shape);
    }
}

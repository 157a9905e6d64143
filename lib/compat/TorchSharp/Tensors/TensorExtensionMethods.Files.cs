using static TorchSharp.torch;

namespace TorchSharp;

public static partial class TensorExtensionMethods
{
    public static void Save(this Tensor tensor, BinaryWriter writer) => StateFile.Write(writer, tensor);

    public static void Save(this Tensor tensor, Stream stream)
    {
        using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        StateFile.Write(writer, tensor);
    }

    public static void Save(this Tensor tensor, string location)
    {
        using var stream = File.Create(location);
        tensor.Save(stream);
    }

    public static Tensor Load(BinaryReader reader, bool skip = false)
    {
        if (!skip)
            return StateFile.Read(reader);
        StateFile.Skip(reader);
        return null!;
    }

    public static void Load(this Tensor tensor, BinaryReader reader, bool skip = false)
    {
        if (skip)
            StateFile.Skip(reader);
        else
            StateFile.ReadInto(tensor, reader);
    }

    public static void Load(ref Tensor tensor, BinaryReader reader, bool skip = false)
    {
        if (tensor is null)
            tensor = Load(reader, skip);
        else
            tensor.Load(reader, skip);
    }
}

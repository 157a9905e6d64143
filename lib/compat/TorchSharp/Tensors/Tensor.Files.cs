namespace TorchSharp;

public static partial class torch
{
    public static void save(Tensor t, string location) => t.Save(location);

    public static Tensor load(string location) => Tensor.Load(location);

    public partial class Tensor
    {
        public void save(string location) => this.Save(location);

        public static Tensor load(string location) => Load(location);

        public static Tensor Load(string location)
        {
            using var stream = File.OpenRead(location);
            return Load(stream);
        }

        public static Tensor Load(Stream stream)
        {
            using var reader = new BinaryReader(stream, System.Text.Encoding.UTF8, leaveOpen: true);
            return Load(reader);
        }

        public static Tensor Load(BinaryReader reader) => StateFile.Read(reader);

        /// <summary>Writes the elements' bytes; the tensor is made contiguous and brought to the cpu first.</summary>
        public void WriteBytesToStream(Stream stream, int bufferSize = 1024)
        {
            using var here = cpu();
            using var plain = here.contiguous();
            stream.Write(plain.bytes);
        }

        public void ReadBytesFromStream(Stream stream, int bufferSize = 1024) => stream.ReadExactly(bytes);
    }
}

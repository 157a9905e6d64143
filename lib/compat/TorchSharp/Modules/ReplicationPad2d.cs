namespace TorchSharp.Modules;

public sealed class ReplicationPad2d : PadBase
{
    internal ReplicationPad2d(long[] padding)
        : base(nameof(ReplicationPad2d), PaddingModes.Replicate, 0, padding) { }
}

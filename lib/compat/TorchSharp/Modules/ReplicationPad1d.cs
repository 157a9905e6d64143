namespace TorchSharp.Modules;

public sealed class ReplicationPad1d : PadBase
{
    internal ReplicationPad1d(long[] padding)
        : base(nameof(ReplicationPad1d), PaddingModes.Replicate, 0, padding) { }
}

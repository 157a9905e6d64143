namespace TorchSharp.Modules;

public sealed class ReflectionPad1d : PadBase
{
    internal ReflectionPad1d(long[] padding)
        : base(nameof(ReflectionPad1d), PaddingModes.Reflect, 0, padding) { }
}

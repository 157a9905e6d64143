namespace TorchSharp.Modules;

public sealed class ReflectionPad2d : PadBase
{
    internal ReflectionPad2d(long[] padding)
        : base(nameof(ReflectionPad2d), PaddingModes.Reflect, 0, padding) { }
}

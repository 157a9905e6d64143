using System.Numerics;
using System.Runtime.InteropServices;
using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A number given to an operator, with its type: an integer does not promote a floating-point tensor.</summary>
public sealed class Scalar : IDisposable
{
    private readonly Value value;
    private readonly double[]? complex;

    private Scalar(Value value, ScalarType type)
    {
        this.value = value;
        Type = type;
    }

    private Scalar(double real, double imaginary, ScalarType type)
    {
        // Pinned for good, so that the native side can read the pair through a plain pointer.
        complex = GC.AllocateArray<double>(2, pinned: true);
        (complex[0], complex[1]) = (real, imaginary);
        Type = type;
    }

    public ScalarType Type { get; private set; }

    internal unsafe Value Value =>
        complex is null ? value : Value.Complex((double*)Marshal.UnsafeAddrOfPinnedArrayElement(complex, 0));

    internal Complex Number =>
        complex is not null ? new Complex(complex[0], complex[1])
        : value.Tag == Tag.Double ? value.Number
        : value.Bits;

    internal long Integer => value.Tag is Tag.Int or Tag.Bool ? value.Bits : (long)Number.Real;

    public static implicit operator Scalar(byte value) => new(Value.Of((long)value), ScalarType.Byte);

    public static implicit operator Scalar(sbyte value) => new(Value.Of((long)value), ScalarType.Int8);

    public static implicit operator Scalar(short value) => new(Value.Of((long)value), ScalarType.Int16);

    public static implicit operator Scalar(int value) => new(Value.Of((long)value), ScalarType.Int32);

    public static implicit operator Scalar(long value) => new(Value.Of(value), ScalarType.Int64);

    public static implicit operator Scalar(Half value) => new(Value.Of((double)value), ScalarType.Float16);

    public static implicit operator Scalar(BFloat16 value) => new(Value.Of((double)value), ScalarType.BFloat16);

    public static implicit operator Scalar(float value) => new(Value.Of((double)value), ScalarType.Float32);

    public static implicit operator Scalar(double value) => new(Value.Of(value), ScalarType.Float64);

    public static implicit operator Scalar((float, float) value) => new(value.Item1, value.Item2, ScalarType.ComplexFloat32);

    public static implicit operator Scalar(Complex value) => new(value.Real, value.Imaginary, ScalarType.ComplexFloat64);

    public static implicit operator Scalar(bool value) => new(Value.Of(value), ScalarType.Bool);

    /// <summary>There is nothing native to free: kept because upstream has it.</summary>
    public void Dispose() { }
}

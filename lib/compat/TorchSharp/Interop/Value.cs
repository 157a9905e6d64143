using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp.Interop;

internal enum Tag
{
    None,
    Tensor,
    Int,
    Double,
    Bool,
    Ints,
    Doubles,
    Tensors,
    OptionalTensors,
    String,
    Device,
    Generator,
    Complex,
    Default,
    Bools,
}

/// <summary>An argument or a result of an operator, laid out as native/engine.cpp has it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly unsafe struct Value
{
    public readonly Tag Tag;
    public readonly int Count;
    public readonly long Bits;

    private Value(Tag tag, long bits, int count = 0)
    {
        Tag = tag;
        Bits = bits;
        Count = count;
    }

    public nint Pointer => (nint)Bits;
    public double Number => BitConverter.Int64BitsToDouble(Bits);

    /// <summary>The schema's default for this argument.</summary>
    public static Value Default => new(Tag.Default, 0);
    public static Value None => new(Tag.None, 0);

    public static Value Of(Tensor? tensor) =>
        tensor is null
            ? throw new ArgumentNullException(nameof(tensor), "a tensor was expected, got null")
            : new(Tag.Tensor, tensor.Handle);

    public static Value OrNone(Tensor? tensor) => tensor is null ? None : new(Tag.Tensor, tensor.Handle);

    public static Value Of(Scalar? scalar) =>
        scalar is null ? throw new ArgumentNullException(nameof(scalar), "a number was expected, got null") : scalar.Value;

    public static Value OrNone(Scalar? scalar) => scalar is null ? None : scalar.Value;

    public static Value Of(long value) => new(Tag.Int, value);

    public static Value Of(long? value) => value is { } v ? Of(v) : None;

    public static Value Of(int value) => new(Tag.Int, value);

    public static Value Of(int? value) => value is { } v ? Of(v) : None;

    public static Value Of(double value) => new(Tag.Double, BitConverter.DoubleToInt64Bits(value));

    public static Value Of(double? value) => value is { } v ? Of(v) : None;

    public static Value Of(bool value) => new(Tag.Bool, value ? 1 : 0);

    public static Value Of(bool? value) => value is { } v ? Of(v) : None;

    public static Value Of(ScalarType value) => new(Tag.Int, (long)value);

    public static Value Of(ScalarType? value) => value is { } v ? Of(v) : None;

    public static Value Of(Device? device) =>
        device is null ? None : new(Tag.Device, ((long)device.type << 16) | (ushort)(short)device.index);

    public static Value Of(Generator? generator) => generator is null ? None : new(Tag.Generator, generator.Handle);

    public static Value Of(long* list, int count) => count < 0 ? None : new(Tag.Ints, (nint)list, count);

    public static Value Of(double* list, int count) => count < 0 ? None : new(Tag.Doubles, (nint)list, count);

    public static Value Of(byte* text, int length) => length == 0 ? None : new(Tag.String, (nint)text, length);

    public static Value Of(nint* handles, int count) => new(Tag.Tensors, (nint)handles, count);

    public static Value Optionals(nint* handles, int count) => new(Tag.OptionalTensors, (nint)handles, count);

    public static Value Bools(byte* list, int count) => new(Tag.Bools, (nint)list, count);

    public static Value Complex(double* pair) => new(Tag.Complex, (nint)pair);
}

using System.Numerics;

namespace TorchSharp;

public static class ScalarExtensionMethods
{
    public static Scalar ToScalar(this byte value) => value;

    public static Scalar ToScalar(this sbyte value) => value;

    public static Scalar ToScalar(this short value) => value;

    public static Scalar ToScalar(this int value) => value;

    public static Scalar ToScalar(this long value) => value;

    public static Scalar ToScalar(this Half value) => value;

    public static Scalar ToScalar(this BFloat16 value) => value;

    public static Scalar ToScalar(this float value) => value;

    public static Scalar ToBFloat16Scalar(this float value) => (BFloat16)value;

    public static Scalar ToScalar(this double value) => value;

    public static Scalar ToScalar(this (float, float) value) => value;

    public static Scalar ToScalar(this Complex value) => value;

    public static Scalar ToScalar(this bool value) => value;

    public static float ToSingle(this Scalar value) => (float)value.Number.Real;

    public static double ToDouble(this Scalar value) => value.Number.Real;

    public static Half ToHalf(this Scalar value) => (Half)value.Number.Real;

    public static BFloat16 ToBFloat16(this Scalar value) => (BFloat16)value.Number.Real;

    public static byte ToByte(this Scalar value) => (byte)value.Integer;

    public static sbyte ToSByte(this Scalar value) => (sbyte)value.Integer;

    public static short ToInt16(this Scalar value) => (short)value.Integer;

    public static int ToInt32(this Scalar value) => (int)value.Integer;

    public static long ToInt64(this Scalar value) => value.Integer;

    public static bool ToBoolean(this Scalar value) => value.Number != Complex.Zero;

    public static (float Real, float Imaginary) ToComplexFloat32(this Scalar value) =>
        ((float)value.Number.Real, (float)value.Number.Imaginary);

    public static Complex ToComplexFloat64(this Scalar value) => value.Number;
}

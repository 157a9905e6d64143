namespace TorchSharp;

public static partial class torch
{
    public static FInfo finfo() => finfo(get_default_dtype());

    /// <summary>The limits of a floating-point type.</summary>
    public static FInfo finfo(ScalarType dtype) =>
        dtype switch
        {
            ScalarType.Float64 or ScalarType.ComplexFloat64 => FInfo.Of(64, 52, 1022, double.MaxValue, 1e-15),
            ScalarType.Float32 or ScalarType.ComplexFloat32 => FInfo.Of(32, 23, 126, float.MaxValue, 1e-6),
            ScalarType.Float16 => FInfo.Of(16, 10, 14, 65504, 1e-3),
            ScalarType.BFloat16 => FInfo.Of(16, 7, 126, 3.3895313892515355e38, 1e-2),
            _ => throw new ArgumentException($"{dtype} is no floating-point type", nameof(dtype)),
        };

    public struct FInfo
    {
        public int bits;
        public double eps;
        public double max;
        public double min;
        public double tiny;
        public double smallest_normal;
        public double resolution;

        internal static FInfo Of(int bits, int fraction, int exponent, double max, double resolution) =>
            new()
            {
                bits = bits,
                eps = Math.Pow(2, -fraction),
                max = max,
                min = -max,
                tiny = Math.Pow(2, -exponent),
                smallest_normal = Math.Pow(2, -exponent),
                resolution = resolution,
            };
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Tensors from managed memory: the numbers are always copied.</summary>
internal static class Creation
{
    public static ScalarType TypeOf(Type type) =>
        type == typeof(float) ? ScalarType.Float32
        : type == typeof(double) ? ScalarType.Float64
        : type == typeof(long) ? ScalarType.Int64
        : type == typeof(int) ? ScalarType.Int32
        : type == typeof(bool) ? ScalarType.Bool
        : type == typeof(byte) ? ScalarType.Byte
        : type == typeof(sbyte) ? ScalarType.Int8
        : type == typeof(short) ? ScalarType.Int16
        : type == typeof(Half) ? ScalarType.Float16
        : type == typeof(BFloat16) ? ScalarType.BFloat16
        : type == typeof((float, float)) ? ScalarType.ComplexFloat32
        : type == typeof(Complex) ? ScalarType.ComplexFloat64
        : throw new ArgumentException($"a tensor cannot hold elements of type {type}");

    public static Tensor Scalar<T>(T scalar, ScalarType? dtype, Device? device, bool requires_grad)
        where T : unmanaged => From(new ReadOnlySpan<T>(ref scalar), [], dtype, device, requires_grad, null);

    public static Tensor From<T>(T[] array, long[]? shape, ScalarType? dtype, Device? device, bool requires_grad, string[]? names)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(array);
        return From(new ReadOnlySpan<T>(array), shape ?? [array.LongLength], dtype, device, requires_grad, names);
    }

    public static Tensor From<T>(
        IList<T> list,
        long[]? shape,
        ScalarType? dtype,
        Device? device,
        bool requires_grad,
        string[]? names
    )
        where T : unmanaged => From(list as T[] ?? [.. list], shape, dtype, device, requires_grad, names);

    public static Tensor From<T>(
        Memory<T> memory,
        long[]? shape,
        ScalarType? dtype,
        Device? device,
        bool requires_grad,
        string[]? names
    )
        where T : unmanaged => From((ReadOnlySpan<T>)memory.Span, shape ?? [memory.Length], dtype, device, requires_grad, names);

    /// <summary>An array of any rank, with its own shape.</summary>
    public static Tensor From(Array array, long[]? shape, ScalarType? dtype, Device? device, bool requires_grad, string[]? names)
    {
        ArgumentNullException.ThrowIfNull(array);
        var dimensions = shape ?? [.. Enumerable.Range(0, array.Rank).Select(array.GetLongLength)];
        var type = array.GetType().GetElementType()!;
        return type switch
        {
            _ when type == typeof(float) => Any<float>(),
            _ when type == typeof(double) => Any<double>(),
            _ when type == typeof(long) => Any<long>(),
            _ when type == typeof(int) => Any<int>(),
            _ when type == typeof(bool) => Any<bool>(),
            _ when type == typeof(byte) => Any<byte>(),
            _ when type == typeof(sbyte) => Any<sbyte>(),
            _ when type == typeof(short) => Any<short>(),
            _ when type == typeof(Half) => Any<Half>(),
            _ when type == typeof(BFloat16) => Any<BFloat16>(),
            _ when type == typeof((float, float)) => Any<(float, float)>(),
            _ when type == typeof(Complex) => Any<Complex>(),
            _ => throw new ArgumentException($"a tensor cannot hold elements of type {type}", nameof(array)),
        };

        Tensor Any<T>()
            where T : unmanaged =>
            From(
                MemoryMarshal.CreateReadOnlySpan(
                    ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)),
                    array.Length
                ),
                dimensions,
                dtype,
                device,
                requires_grad,
                names
            );
    }

    public static Tensor As(Tensor data, ScalarType? dtype, Device? device)
    {
        var result = dtype is { } type && type != data.dtype ? data.to_type(type) : data.alias();
        return device is null ? result : result.to(device);
    }

    private static Tensor From<T>(
        ReadOnlySpan<T> values,
        long[] shape,
        ScalarType? dtype,
        Device? device,
        bool requires_grad,
        string[]? names
    )
        where T : unmanaged
    {
        var expected = shape.Aggregate(1L, (product, size) => checked(product * size));
        if (expected != values.Length)
            throw new ArgumentException(
                $"expected {expected} elements for the shape [{string.Join(", ", shape)}], got {values.Length}"
            );
        var type = TypeOf(typeof(T));
        var tensor = empty(shape, type, CPU, names: names);
        if (values.Length > 0)
            values.CopyTo(tensor.Memory<T>());
        var target = device ?? DefaultDevice;
        if ((dtype ?? type) != type || target is not null and not { type: DeviceType.CPU })
        {
            var moved = tensor.to(dtype ?? type, target ?? CPU);
            tensor.Dispose();
            tensor = moved;
        }
        if (requires_grad)
            tensor.requires_grad = true;
        return tensor;
    }
}

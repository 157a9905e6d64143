using System.Text;
using static TorchSharp.torch;

namespace TorchSharp.Interop;

/// <summary>Turns managed lists into what the dispatcher reads.</summary>
internal static class Lists
{
    public static long[]? Long(int[]? list) => list is null ? null : Array.ConvertAll(list, i => (long)i);

    /// <summary>A length that is negative where the input's own is meant.</summary>
    public static long? Size(long length) => length < 0 ? null : length;

    public static Tensor[] Tensors(Tensor[] tensors) => tensors ?? throw new ArgumentNullException(nameof(tensors));

    public static Tensor[] Tensors(IEnumerable<Tensor> tensors) => tensors as Tensor[] ?? [.. tensors];

    public static Tensor[] Tensors(ReadOnlySpan<Tensor> tensors) => tensors.ToArray();

    public static nint[] Handles(Tensor[] tensors)
    {
        var handles = new nint[tensors.Length];
        for (var i = 0; i < handles.Length; i++)
            handles[i] = Value.Of(tensors[i]).Pointer;
        return handles;
    }

    /// <summary>Named dimensions are the one part of a factory's signature that is not carried out.</summary>
    public static void Unnamed(string[]? names)
    {
        if (names is { Length: > 0 })
            throw new NotSupportedException("named dimensions are not supported");
    }

    public static ReadOnlySpan<byte> Text(string? text) => text is null ? default : Encoding.UTF8.GetBytes(text);

    public static ReadOnlySpan<byte> Text(char letter) => new[] { (byte)letter };

    public static ReadOnlySpan<byte> Text(RoundingMode mode) =>
        mode switch
        {
            RoundingMode.trunc => "trunc"u8,
            RoundingMode.floor => "floor"u8,
            _ => default,
        };

    public static ReadOnlySpan<byte> Text(FFTNormType norm) =>
        norm switch
        {
            FFTNormType.Forward => "forward"u8,
            FFTNormType.Ortho => "ortho"u8,
            _ => "backward"u8,
        };

    public static ReadOnlySpan<byte> Text(linalg.QRMode mode) =>
        mode switch
        {
            linalg.QRMode.Complete => "complete"u8,
            linalg.QRMode.R => "r"u8,
            _ => "reduced"u8,
        };

    public static ReadOnlySpan<byte> Text(Modules.GELU.Approximate approximate) =>
        approximate == Modules.GELU.Approximate.tanh ? "tanh"u8 : "none"u8;
}

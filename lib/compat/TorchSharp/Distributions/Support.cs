using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The values of a discrete distribution.</summary>
internal static class Support
{
    /// <summary>0 … count − 1 along a new first dimension: [count, batch], or [count, 1 …] where not expanded.</summary>
    public static Tensor Numbers(long count, Tensor like, Size batch, bool expand)
    {
        var values = arange(count, like.dtype, like.device).view([count, .. batch.Shape.Select(_ => 1L)]);
        return expand ? values.expand([count, .. batch.Shape]) : values;
    }
}

using System.Runtime.InteropServices;

namespace GenerativeModels.Training;

/// <summary>Whether oneDNN, which computes libtorch's convolutions on the CPU, computes them right on this machine.</summary>
/// <remarks>
/// Seen on an AMD processor that did not tell the sizes of its caches, inside a virtual machine (leaf 0x8000001D of CPUID empty): oneDNN
/// 3.7 orders the loops of its reorders otherwise, and clears the padding of channels that are no multiple of its block across the weights
/// beside it. Values, gradients or both are wrong, and silently so. libtorch has convolutions of its own; they are several times slower.
/// </remarks>
internal static class OneDnn
{
    private const int Channels = 20; // no multiple of a block, which has 8 or 16

    private const string Wrong =
        "libtorch's convolutions are wrong on this processor, and oneDNN cannot be turned off: set ONEDNN_MAX_CPU_ISA=SSE41 "
        + "before the process starts, or use another machine";

    /// <summary>Turns it off where it is wrong; says whether it is still on. Before that, a device has to be picked.</summary>
    /// <exception cref="PlatformNotSupportedException">It is wrong and cannot be turned off.</exception>
    public static bool KeepIfRight()
    {
        if (IsRight())
            return true;
        try
        {
            SetUserEnabledMkldnn(GlobalContext(), false);
            SetUserEnabledNnpack(GlobalContext(), false); // next in turn: it wants the caches too, and complains at every convolution
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            throw new PlatformNotSupportedException(Wrong, exception);
        }
        return IsRight() ? false : throw new PlatformNotSupportedException(Wrong);
    }

    /// <summary>Adds up ones: exact in any order, so that equality is asked for.</summary>
    private static bool IsRight()
    {
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        var sums = nn.functional.conv2d(ones(2, Channels, 8, 8), ones(Channels, Channels, 3, 3), strides: [1], padding: [1]);
        return (sums[.., .., 1..^1, 1..^1] - 9 * Channels).abs().max().item<float>() == 0;
    }

    // at::globalContext(), and of at::Context setUserEnabledMkldnn(bool) and setUserEnabledNNPACK(bool): TorchSharp does not pass them on.
    [DllImport("libtorch_cpu", EntryPoint = "_ZN2at13globalContextEv")]
    private static extern nint GlobalContext();

    [DllImport("libtorch_cpu", EntryPoint = "_ZN2at7Context20setUserEnabledMkldnnEb")]
    private static extern void SetUserEnabledMkldnn(nint context, [MarshalAs(UnmanagedType.U1)] bool enabled);

    [DllImport("libtorch_cpu", EntryPoint = "_ZN2at7Context20setUserEnabledNNPACKEb")]
    private static extern void SetUserEnabledNnpack(nint context, [MarshalAs(UnmanagedType.U1)] bool enabled);
}

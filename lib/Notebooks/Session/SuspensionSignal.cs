using System.Runtime.InteropServices;

namespace Notebooks.Session;

/// <summary>
/// The signal by which .NET stops a thread in a loop without calls, for a collection say. A thread whose loop was aborted is left
/// with the signal blocked, and so is every thread that it starts: their loops would halt the whole process.
/// </summary>
internal static unsafe partial class SuspensionSignal
{
    private const int Unblocking = 1;
    private const int SetBytes = 128;

    /// <summary>Lets it through again on the present thread.</summary>
    public static void Unblock()
    {
        if (!OperatingSystem.IsLinux())
            return;
        var signals = stackalloc byte[SetBytes];
        _ = Empty(signals);
        _ = Add(signals, FirstRealTimeSignal());
        _ = SetMask(Unblocking, signals, null);
    }

    [LibraryImport("libc", EntryPoint = "sigemptyset")]
    private static partial int Empty(byte* signals);

    [LibraryImport("libc", EntryPoint = "sigaddset")]
    private static partial int Add(byte* signals, int signal);

    [LibraryImport("libc", EntryPoint = "__libc_current_sigrtmin")]
    private static partial int FirstRealTimeSignal();

    [LibraryImport("libc", EntryPoint = "pthread_sigmask")]
    private static partial int SetMask(int how, byte* signals, byte* previous);
}

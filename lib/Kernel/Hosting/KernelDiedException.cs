namespace Kernel.Hosting;

/// <summary>The kernel process ended by itself.</summary>
/// <param name="exitCode">Its exit code; above 128 a signal's number is added to that.</param>
internal sealed class KernelDiedException(int exitCode) : Exception($"the kernel died: {Describe(exitCode)}")
{
    private static readonly Dictionary<int, string> Signals = new()
    {
        [4] = "SIGILL, illegal instruction",
        [6] = "SIGABRT, aborted: a stack overflow or a failed assertion",
        [7] = "SIGBUS, bus error",
        [8] = "SIGFPE, arithmetic fault",
        [9] = "SIGKILL, killed: out of memory, or by hand",
        [11] = "SIGSEGV, segmentation fault",
        [15] = "SIGTERM, terminated",
    };

    private static string Describe(int exitCode) =>
        exitCode <= 128 ? $"exit code {exitCode}"
        : Signals.TryGetValue(exitCode - 128, out var name) ? name
        : $"signal {exitCode - 128}";
}

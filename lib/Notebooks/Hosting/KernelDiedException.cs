namespace Notebooks.Hosting;

/// <summary>The kernel process ended by itself.</summary>
/// <param name="exitCode">Its exit code; above 128, except on Windows, a signal's number is added to that.</param>
/// <param name="lastWords">What it wrote to its native stderr in the cell; may be empty.</param>
internal sealed class KernelDiedException(int exitCode, string lastWords)
    : Exception($"the kernel died: {LibtorchError.Describe(lastWords) ?? Describe(exitCode) + Quote(lastWords)}")
{
    private const int SignalBase = 128;
    private const int LongestQuote = 200;

    private static readonly Dictionary<int, string> Signals = new()
    {
        [4] = "SIGILL, illegal instruction",
        [6] = "SIGABRT, aborted",
        [7] = "SIGBUS, bus error",
        [8] = "SIGFPE, arithmetic fault",
        [9] = "SIGKILL, killed by hand or for lack of memory",
        [11] = "SIGSEGV, segmentation fault",
        [15] = "SIGTERM, terminated",
    };

    private static string Describe(int exitCode) =>
        OperatingSystem.IsWindows() && exitCode < 0 ? $"exit code 0x{exitCode:X8}"
        : exitCode <= SignalBase || OperatingSystem.IsWindows() ? $"exit code {exitCode}"
        : Signals.TryGetValue(exitCode - SignalBase, out var name) ? name
        : $"signal {exitCode - SignalBase}";

    /// <summary>The first two lines, where the runtime says what happened.</summary>
    private static string Quote(string lastWords)
    {
        var lines = lastWords.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var quote = string.Join(' ', lines.Take(2));
        return quote.Length == 0 ? "" : $" ({(quote.Length > LongestQuote ? quote[..LongestQuote] + "…" : quote)})";
    }
}

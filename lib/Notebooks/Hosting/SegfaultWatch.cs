using System.Globalization;
using System.Runtime.InteropServices;

namespace Notebooks.Hosting;

/// <summary>
/// Makes a SIGSEGV that comes from outside fatal. .NET takes the first one for a fault that will happen again: it resets the signal
/// and goes on, and then dies at the next null reference. A kernel in that state is no longer to be trusted.
/// </summary>
internal sealed partial class SegfaultWatch : IDisposable
{
    private const int Sigsegv = 11;
    private const int PollMilliseconds = 200;
    private const string StatusFile = "/proc/self/status";
    private const string CaughtSignals = "SigCgt:";

    private readonly Timer? timer;

    public SegfaultWatch()
    {
        if (IsCaught())
            timer = new Timer(_ => Check(), null, PollMilliseconds, PollMilliseconds);
    }

    /// <summary>Dies here if .NET no longer handles SIGSEGV.</summary>
    public void Check()
    {
        if (timer is not null && !IsCaught())
            _ = Raise(Environment.ProcessId, Sigsegv);
    }

    public void Dispose() => timer?.Dispose();

    private static bool IsCaught() =>
        File.Exists(StatusFile)
        && File.ReadLines(StatusFile).FirstOrDefault(line => line.StartsWith(CaughtSignals, StringComparison.Ordinal)) is { } line
        && (
            ulong.Parse(line[CaughtSignals.Length..].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture)
                >> (Sigsegv - 1)
            & 1
        ) == 1;

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Raise(int process, int signal);
}

using System.Runtime.InteropServices;

namespace Notebooks.Jupyter;

/// <summary>Notices that the process that started this one has gone: a kernel without a server serves nobody.</summary>
internal static partial class ParentWatch
{
    private const string Variable = "JPY_PARENT_PID";
    private const int PollMilliseconds = 1000;

    /// <summary>Watches where a server started this process, which then says so in a variable.</summary>
    public static IDisposable? Start(Action gone)
    {
        if (OperatingSystem.IsWindows() || string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable)))
            return null;
        var parent = ParentId();
        return new Timer(
            _ =>
            {
                if (ParentId() != parent)
                    gone();
            },
            null,
            PollMilliseconds,
            PollMilliseconds
        );
    }

    [LibraryImport("libc", EntryPoint = "getppid")]
    private static partial int ParentId();
}

using System.Diagnostics;

namespace Notebooks.Tests.Headless;

/// <summary>Other programs, run to their end.</summary>
internal static class Programs
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(6);

    /// <summary>Its exit code, and all it said.</summary>
    public static async Task<(int ExitCode, string Said)> End(this ProcessStartInfo start)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        using var process = Process.Start(start)!;
        var cancelled = TestContext.Current.CancellationToken;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(cancelled), process.StandardError.ReadToEndAsync(cancelled));
        try
        {
            await process.WaitForExitAsync(cancelled).WaitAsync(Limit, cancelled);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
        return (process.ExitCode, await output + await error);
    }
}

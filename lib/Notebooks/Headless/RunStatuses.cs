namespace Notebooks.Headless;

/// <summary>Results as others read them.</summary>
public static class RunStatuses
{
    /// <summary>The exit code of several results: the most severe, in the order died, timeout, failed, claim failed, refused.</summary>
    public static int ExitCode(this IEnumerable<RunStatus> statuses)
    {
        var all = statuses.ToHashSet();
        return all.Contains(RunStatus.Died) ? ExitCodes.KernelDied
            : all.Contains(RunStatus.Timeout) ? ExitCodes.Timeout
            : all.Contains(RunStatus.Failed) ? ExitCodes.CellFailed
            : all.Contains(RunStatus.ClaimFailed) ? ExitCodes.ClaimFailed
            : all.Contains(RunStatus.Refused) ? ExitCodes.Usage
            : ExitCodes.Passed;
    }

    /// <summary>The status as the notebook's metadata have it.</summary>
    public static string Name(this RunStatus status) =>
        status == RunStatus.ClaimFailed ? "claim-failed" : status.ToString().ToLowerInvariant();
}

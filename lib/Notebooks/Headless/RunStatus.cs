namespace Notebooks.Headless;

/// <summary>How a notebook's run ended.</summary>
public enum RunStatus
{
    /// <summary>Every cell ran.</summary>
    Passed,

    /// <summary>It is for another kernel.</summary>
    Refused,

    /// <summary>A cell failed, or the notebook could not be read.</summary>
    Failed,

    /// <summary>A claim did not hold.</summary>
    ClaimFailed,

    /// <summary>A cell or the whole took too long.</summary>
    Timeout,

    /// <summary>The kernel process died.</summary>
    Died,
}

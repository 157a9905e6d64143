namespace Notebooks;

/// <summary>What the command line tells its caller.</summary>
public static class ExitCodes
{
    /// <summary>All is well.</summary>
    public const int Passed = 0;

    /// <summary>A cell, or a test, failed.</summary>
    public const int CellFailed = 1;

    /// <summary>A claim did not hold.</summary>
    public const int ClaimFailed = 2;

    /// <summary>A cell or a notebook took too long.</summary>
    public const int Timeout = 3;

    /// <summary>A kernel process died.</summary>
    public const int KernelDied = 4;

    /// <summary>The command line was not understood.</summary>
    public const int Usage = 64;

    /// <summary>The machine lacks something.</summary>
    public const int SomethingMissing = 69;

    /// <summary>Stopped by Ctrl-C.</summary>
    public const int Interrupted = 130;
}

namespace Notebooks.Headless;

/// <summary>What came of one notebook.</summary>
public sealed record NotebookResult
{
    /// <summary>The notebook's name without folder and extension.</summary>
    public required string Name { get; init; }

    /// <summary>How its run ended.</summary>
    public required RunStatus Status { get; init; }

    /// <summary>How many of its code cells ran, the failing one included.</summary>
    public int CellsRun { get; init; }

    /// <summary>How many code cells it has.</summary>
    public int Cells { get; init; }

    /// <summary>Duration, in seconds.</summary>
    public double Seconds { get; init; }

    /// <summary>The most memory that its kernel held at once, in MiB; 0 where that is not known.</summary>
    public long PeakMebibytes { get; init; }

    /// <summary>How many claims and identities it verified.</summary>
    public ClaimCounts Claims { get; init; }

    /// <summary>Why it did not pass; empty when it did.</summary>
    public string Message { get; init; } = "";

    /// <summary>The executed notebook; null when there is none.</summary>
    public string? Output { get; init; }
}

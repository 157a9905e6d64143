namespace Notebooks.Session;

/// <summary>How a cell ended.</summary>
public enum CellOutcome
{
    /// <summary>It ran to its end.</summary>
    Completed,

    /// <summary>It did not compile, or threw.</summary>
    Failed,

    /// <summary>It was interrupted and has stopped.</summary>
    Interrupted,

    /// <summary>It was interrupted and goes on nevertheless: only a restart of the process ends it.</summary>
    Stuck,
}

namespace Notebooks.Headless;

/// <summary>How notebooks are run.</summary>
public sealed record RunOptions
{
    /// <summary>Where executed notebooks go.</summary>
    public required string OutputFolder { get; init; }

    /// <summary>The longest that a cell may take.</summary>
    public TimeSpan CellTimeout { get; init; } = TimeSpan.FromSeconds(600);

    /// <summary>The longest that a notebook may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(900);

    /// <summary>How many notebooks run at once.</summary>
    public int Jobs { get; init; } = Environment.ProcessorCount;

    /// <summary>Whether to go on behind a cell that failed.</summary>
    public bool KeepGoing { get; init; }

    /// <summary>New values of parameters, by name.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();
}

namespace Notebooks.Session;

/// <summary>Whether a cell can be run as it stands.</summary>
public enum Completeness
{
    /// <summary>It can.</summary>
    Complete,

    /// <summary>More must follow: a bracket or a string is open.</summary>
    Incomplete,

    /// <summary>Whatever follows, it will not compile.</summary>
    Invalid,
}

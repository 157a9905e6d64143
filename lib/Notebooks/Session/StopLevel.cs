namespace Notebooks.Session;

/// <summary>How urgently the loops of cells have to stop.</summary>
internal enum StopLevel
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>All but those in <c>finally</c> blocks, which clean up.</summary>
    Loops,

    /// <summary>Those too.</summary>
    All,
}

namespace GenerativeModels.Records;

/// <summary>What an executed copy of a notebook is worth.</summary>
public enum RecordState
{
    /// <summary>Of the run that is going on.</summary>
    Current,

    /// <summary>Of an earlier run of the same notebook.</summary>
    Earlier,

    /// <summary>The notebook has changed since it was run.</summary>
    Outdated,

    /// <summary>It was never run, or the copy cannot be read.</summary>
    Missing,
}

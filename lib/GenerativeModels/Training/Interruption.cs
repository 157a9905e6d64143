namespace GenerativeModels.Training;

/// <summary>How whoever runs the code asks it to stop, for instance a notebook's interrupt button.</summary>
public static class Interruption
{
    /// <summary>Gives the token of the work that is running now. Default: one that never fires.</summary>
    public static Func<CancellationToken> Source { get; set; } = static () => CancellationToken.None;

    /// <summary>The token of the work that is running now.</summary>
    public static CancellationToken Current => Source();
}

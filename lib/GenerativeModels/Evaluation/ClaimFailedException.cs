namespace GenerativeModels.Evaluation;

/// <summary>A claim does not hold. The message is the claim with its number and bound.</summary>
public sealed class ClaimFailedException : Exception
{
    /// <summary>The claim that does not hold.</summary>
    public ClaimFailedException(Claim claim)
        : base((claim ?? throw new ArgumentNullException(nameof(claim))).ToString()) => Claim = claim;

    /// <summary>What was claimed, measured and bounded.</summary>
    public Claim Claim { get; }
}

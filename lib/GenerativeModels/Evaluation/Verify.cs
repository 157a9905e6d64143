using GenerativeModels.Plots;

namespace GenerativeModels.Evaluation;

/// <summary>Holds a measured number against a bound, shows both, and stops the notebook when the bound is not kept.</summary>
public static class Verify
{
    /// <summary>Shows the claim as a badge; throws when it does not hold.</summary>
    /// <param name="statement">What is claimed, in words.</param>
    /// <param name="measured">The number; NaN never holds.</param>
    /// <param name="bound">e.g. <c>Bound.AtMost(0.05)</c>.</param>
    /// <param name="unit">Of the number and the bound; empty for a pure number.</param>
    /// <exception cref="ClaimFailedException">It does not hold. The badge has been shown.</exception>
    public static void That(string statement, double measured, Bound bound, string unit = "")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(statement);
        ArgumentNullException.ThrowIfNull(bound);
        ArgumentNullException.ThrowIfNull(unit);
        var claim = new Claim(statement, measured, bound, unit);
        Live.Display(claim);
        if (!claim.Holds)
            throw new ClaimFailedException(claim);
    }
}

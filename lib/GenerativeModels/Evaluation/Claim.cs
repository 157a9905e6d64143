using GenerativeModels.Plots;

namespace GenerativeModels.Evaluation;

/// <summary>A statement, the number measured for it, and the bound the number had to keep.</summary>
/// <param name="Statement">What is claimed, in words.</param>
/// <param name="Measured">The number.</param>
/// <param name="Bound">What it had to satisfy.</param>
/// <param name="Unit">Of both, e.g. "nats"; empty for a pure number.</param>
[TypeFormatterSource(typeof(ClaimFormatters), PreferredMimeTypes = ["text/html", "application/vnd.claim+json", "text/plain"])]
public sealed record Claim(string Statement, double Measured, Bound Bound, string Unit = "")
{
    /// <summary>Whether the number satisfies the bound. NaN does not.</summary>
    public bool Holds => Bound.Holds(Measured);

    /// <summary>One line: "holds: KL after training: 0.004 nats, bound &lt; 0.02 nats".</summary>
    public override string ToString() =>
        $"{(Holds ? "holds" : "does not hold")}: {Statement}: {WithUnit(Bound.Number(Measured))}, bound {WithUnit(Bound.ToString())}";

    internal string WithUnit(string number) => Unit.Length == 0 ? number : $"{number} {Unit}";
}

using GenerativeModels.Plots;

namespace GenerativeModels.Evaluation;

/// <summary>A statement, the number measured for it, the bound the number had to keep, and the twins that had to fail it.</summary>
/// <param name="Statement">What is claimed, in words.</param>
/// <param name="Measured">The number; of an identity, the difference of its two sides.</param>
/// <param name="Bound">What it had to satisfy.</param>
/// <param name="Unit">Of all numbers, e.g. "nats"; empty for a pure number.</param>
[TypeFormatterSource(typeof(ClaimFormatters), PreferredMimeTypes = ["text/html", "application/vnd.claim+json", "text/plain"])]
public sealed record Claim(string Statement, double Measured, Bound Bound, string Unit = "")
{
    /// <summary>Null models and sabotages, each of which must fail the bound; empty: the claim has not shown that it can fail.</summary>
    public IReadOnlyList<Twin> Twins { get; init; } = [];

    /// <summary>What theory says the number is; null: nothing.</summary>
    public double? Theory { get; init; }

    /// <summary>Whether two computations of one thing were compared. It is true by algebra, and counts as no claim.</summary>
    public bool IsIdentity { get; init; }

    /// <summary>Whether the number satisfies the bound (NaN does not), every twin fails it, and theory, if any, keeps it.</summary>
    public bool Holds => Fault is null;

    /// <summary>What is wrong, in words; null: nothing.</summary>
    internal string? Fault =>
        !Bound.Holds(Measured) ? "does not hold"
        : Twins.FirstOrDefault(twin => double.IsNaN(twin.Value)) is { } unknown
            ? $"the check has no power: the twin “{unknown.Name}” is not a number"
        : Twins.FirstOrDefault(twin => Bound.Holds(twin.Value)) is { } passes
            ? $"the check has no power: the twin “{passes.Name}”, {WithUnit(passes.Value)}, keeps the bound {WithUnit(Bound)}"
        : Theory is { } theory && !Bound.Holds(theory)
            ? $"bound or theory is wrong: {WithUnit(theory)} does not keep the bound {WithUnit(Bound)}"
        : null;

    /// <summary>One line: "holds: KL after training: 0.004 nats, bound &lt; 0.02 nats, twin “the fitted Gaussian” 0.31 nats".</summary>
    public override string ToString() =>
        string.Join(
            ", ",
            [
                $"{Fault ?? "holds"}: {Statement}: {WithUnit(Measured)}",
                $"{(IsIdentity ? "tolerance" : "bound")} {WithUnit(Bound)}",
                .. Theory is { } theory ? [$"theory {WithUnit(theory)}"] : Array.Empty<string>(),
                .. Twins.Select(twin => $"twin “{twin.Name}” {WithUnit(twin.Value)}"),
            ]
        );

    internal string WithUnit(double number) => WithUnit(Bound.Number(number));

    internal string WithUnit(Bound bound) => WithUnit(bound.ToString());

    private string WithUnit(string number) => Unit.Length == 0 ? number : $"{number} {Unit}";
}

/// <summary>A null model or a sabotage, and the value that it gets where the claim's own was measured: it must fail the bound.</summary>
/// <param name="Name">What was measured instead, in words: "an untrained network", "the root forgotten".</param>
/// <param name="Value">Its value, in the claim's unit; NaN is refused, ±∞ is a value.</param>
public sealed record Twin(string Name, double Value)
{
    /// <summary>So that a call reads <c>twin: ("an untrained network", 0.98)</c>.</summary>
    public static implicit operator Twin((string Name, double Value) pair) => new(pair.Name, pair.Value);
}

/// <summary>A claim does not hold. The message is the claim with its number and bound.</summary>
public sealed class ClaimFailedException : Exception
{
    /// <summary>The claim that does not hold.</summary>
    public ClaimFailedException(Claim claim)
        : base(claim.ToString()) => Claim = claim;

    /// <summary>What was claimed, measured and bounded.</summary>
    public Claim Claim { get; }
}

using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
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

/// <summary>What a measured number must satisfy.</summary>
/// <param name="Relation">&lt;=, &gt;=, &lt;, &gt;, or "within" (of a target, by a tolerance).</param>
/// <param name="Value">The limit, or the target.</param>
/// <param name="Tolerance">For "within" only: the largest allowed |measured − value|.</param>
public sealed record Bound(string Relation, double Value, double Tolerance = 0)
{
    /// <summary>measured ≤ limit.</summary>
    public static Bound AtMost(double limit) => new("<=", limit);

    /// <summary>measured ≥ limit.</summary>
    public static Bound AtLeast(double limit) => new(">=", limit);

    /// <summary>measured &lt; limit.</summary>
    public static Bound Below(double limit) => new("<", limit);

    /// <summary>measured &gt; limit.</summary>
    public static Bound Above(double limit) => new(">", limit);

    /// <summary>|measured − target| ≤ tolerance.</summary>
    public static Bound Within(double target, double tolerance) => new("within", target, tolerance);

    /// <summary>Whether the number satisfies it. NaN satisfies nothing.</summary>
    public bool Holds(double measured) =>
        Relation switch
        {
            "<=" => measured <= Value,
            ">=" => measured >= Value,
            "<" => measured < Value,
            ">" => measured > Value,
            "within" => Math.Abs(measured - Value) <= Tolerance,
            _ => throw new InvalidOperationException($"expected <=, >=, <, > or within, got {Relation}"),
        };

    /// <summary>As read aloud: "≤ 0.05", "0.5 ± 0.02".</summary>
    public override string ToString() =>
        Relation switch
        {
            "<=" => $"≤ {Number(Value)}",
            ">=" => $"≥ {Number(Value)}",
            "within" => $"{Number(Value)} ± {Number(Tolerance)}",
            _ => $"{Relation} {Number(Value)}",
        };

    /// <summary>Four significant digits, in every culture the same.</summary>
    internal static string Number(double value) =>
        value != 0 && Math.Abs(value) is < 1e-4 or >= 1e7
            ? value.ToString("0.###e+0", CultureInfo.InvariantCulture)
            : value.ToString(Math.Abs(value) >= 1000 ? "#,0.#" : "0.####", CultureInfo.InvariantCulture);
}

/// <summary>How a notebook shows a <see cref="Claim"/>: a badge, one line of text, and data for who collects claims.</summary>
internal sealed class ClaimFormatters
{
    private readonly object[] formatters =
    [
        new MimeFormatter<Claim>("text/html", Html),
        new MimeFormatter<Claim>("application/vnd.claim+json", Json),
        new MimeFormatter<Claim>("text/plain", claim => claim.ToString()),
    ];

    public IEnumerable<object> CreateTypeFormatters() => formatters;

    // Blue and vermilion stay apart for every kind of colour vision, and the words say it too.
    private const string Good = "#005a9c";
    private const string Bad = "#b23c00";

    private static string Html(Claim claim)
    {
        var (colour, tint) = claim.Holds ? (Good, "#eaf3fa") : (Bad, "#fdf0e8");
        var verdict =
            claim.Fault is { } fault ? $"✗ {fault}"
            : claim.IsIdentity ? "= identity"
            : "✓ holds";
        var measured = claim.Bound.Holds(claim.Measured) ? Good : Bad;
        string[] numbers =
        [
            Number(claim.IsIdentity ? "difference" : "measured", claim.WithUnit(claim.Measured), measured),
            Number(claim.IsIdentity ? "tolerance" : "bound", claim.WithUnit(claim.Bound), "inherit"),
            .. claim.Theory is { } theory ? [Number("theory", claim.WithUnit(theory), "inherit")] : Array.Empty<string>(),
            .. claim.Twins.Select(twin => Number($"twin: {twin.Name}", claim.WithUnit(twin.Value), Bad)),
        ];
        var box =
            "display:flex;flex-wrap:wrap;align-items:baseline;gap:.3em 1.2em;margin:.5em 0;padding:.6em 1em;border-radius:4px;"
            + $"border-left:6px solid {colour};background:{tint};color:#1a1a1a;font:1rem/1.5 system-ui,sans-serif";
        return $"""
            <div class="claim" role="status" style="{box}">
            <strong style="color:{colour}">{Encode(verdict)}</strong>
            <span style="flex:1 1 20em">{Encode(claim.Statement)}</span>
            <span style="flex-basis:100%;display:flex;flex-wrap:wrap;gap:0 1.2em">{string.Join('\n', numbers)}</span>
            </div>
            """;
    }

    private static string Number(string name, string value, string colour) =>
        $"<span>{Encode(name)} <strong style=\"white-space:nowrap;color:{colour}\">{Encode(value)}</strong></span>";

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    // JSON has no NaN or infinity: the measured number becomes null, a twin's infinity a word.
    private static string Json(Claim claim) =>
        JsonSerializer.Serialize(
            new
            {
                kind = claim.IsIdentity ? "identity" : "claim",
                claim = claim.Statement,
                measured = double.IsFinite(claim.Measured) ? claim.Measured : (double?)null,
                relation = claim.Bound.Relation,
                bound = claim.Bound.Relation == "within" ? (object)claim.Bound.ToString() : claim.Bound.Value,
                unit = claim.Unit,
                theory = claim.Theory,
                twins = claim.Twins.Select(twin => new
                {
                    name = twin.Name,
                    value = twin.Value,
                    fails = !double.IsNaN(twin.Value) && !claim.Bound.Holds(twin.Value),
                }),
                holds = claim.Holds,
            },
            Words
        );

    private static readonly JsonSerializerOptions Words = new()
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };
}

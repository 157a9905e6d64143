using System.Globalization;

namespace GenerativeModels.Evaluation;

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

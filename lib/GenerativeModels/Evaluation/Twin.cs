namespace GenerativeModels.Evaluation;

/// <summary>A null model or a sabotage, and the value that it gets where the claim's own was measured: it must fail the bound.</summary>
/// <param name="Name">What was measured instead, in words: "an untrained network", "the root forgotten".</param>
/// <param name="Value">Its value, in the claim's unit; NaN is refused, ±∞ is a value.</param>
public sealed record Twin(string Name, double Value)
{
    /// <summary>So that a call reads <c>twin: ("an untrained network", 0.98)</c>.</summary>
    public static implicit operator Twin((string Name, double Value) pair) => new(pair.Name, pair.Value);
}

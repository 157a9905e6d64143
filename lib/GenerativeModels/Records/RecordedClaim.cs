namespace GenerativeModels.Records;

/// <summary>A claim, or an identity, as an executed notebook kept it.</summary>
/// <param name="Notebook">Which, without extension.</param>
/// <param name="Section">The heading above it.</param>
/// <param name="Statement">What was claimed.</param>
/// <param name="Measured">The number; NaN where it was not finite.</param>
/// <param name="Bound">What it had to keep, as read aloud: "≤ 0.05 nats".</param>
/// <param name="Unit">Of the number and the bound; may be empty.</param>
/// <param name="Holds">The verdict.</param>
public sealed record RecordedClaim(
    string Notebook,
    string Section,
    string Statement,
    double Measured,
    string Bound,
    string Unit,
    bool Holds
)
{
    /// <summary>Null models and sabotages that had to fail the bound; records of earlier versions have none.</summary>
    public IReadOnlyList<RecordedTwin> Twins { get; init; } = [];

    /// <summary>What theory says the number is; null: nothing.</summary>
    public double? Theory { get; init; }
}

/// <summary>A claim's twin as an executed notebook kept it.</summary>
/// <param name="Name">What was measured instead.</param>
/// <param name="Value">Its value; may be infinite.</param>
/// <param name="Fails">Whether it failed the bound, as it must.</param>
public sealed record RecordedTwin(string Name, double Value, bool Fails);

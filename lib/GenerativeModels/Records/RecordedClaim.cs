namespace GenerativeModels.Records;

/// <summary>A claim as an executed notebook kept it.</summary>
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
);

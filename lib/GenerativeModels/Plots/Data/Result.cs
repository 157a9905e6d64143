namespace GenerativeModels.Plots;

/// <summary>One row of a table of results.</summary>
/// <param name="Name">Whose number it is.</param>
/// <param name="Value">The number, in the table's unit.</param>
/// <param name="Deviation">Standard deviation over seeds.</param>
/// <param name="Kind">What the number is.</param>
/// <param name="Note">Where it comes from, or how it was measured.</param>
public sealed record Result(
    string Name,
    double Value,
    double? Deviation = null,
    ResultKind Kind = ResultKind.Model,
    string Note = ""
);

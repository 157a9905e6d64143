namespace GenerativeModels.Training;

/// <summary>Why training ended.</summary>
public enum FitEnd
{
    /// <summary>All steps were taken.</summary>
    Completed,

    /// <summary>Validation stopped improving.</summary>
    EarlyStopping,
}

/// <summary>One value of a series that was recorded during training.</summary>
/// <param name="Step">Steps taken when it was recorded.</param>
/// <param name="Value">In the series' unit.</param>
public readonly record struct FitPoint(int Step, double Value);

/// <summary>What happened during training.</summary>
/// <param name="Losses">The training loss of every step taken.</param>
/// <param name="Series">What the loss recorded by <see cref="FitStep.Log(string, double)"/>, by name.</param>
/// <param name="Validation">Every validation, in order; empty without validation.</param>
/// <param name="BestStep">Steps taken to the weights that the model now holds.</param>
/// <param name="End">Why training ended.</param>
/// <param name="Duration">Wall-clock time, validations included.</param>
public sealed record FitHistory(
    IReadOnlyList<double> Losses,
    IReadOnlyDictionary<string, IReadOnlyList<FitPoint>> Series,
    IReadOnlyList<FitPoint> Validation,
    int BestStep,
    FitEnd End,
    TimeSpan Duration
)
{
    /// <summary>The best (lowest) validation value; NaN without validation.</summary>
    public double BestValidation => Validation.Count == 0 ? double.NaN : Validation.Min(p => p.Value);
}

namespace GenerativeModels.Sampling;

/// <summary>Where an adaptive solver arrived, and what it cost.</summary>
/// <param name="X">x at the end, [B, …]; the caller disposes it.</param>
/// <param name="Evaluations">Of the velocity, those of rejected steps included.</param>
/// <param name="Accepted">Steps taken.</param>
/// <param name="Rejected">Steps that were too long and tried again.</param>
public sealed record OdeSolution(Tensor X, int Evaluations, int Accepted, int Rejected);

namespace GenerativeModels.Data;

/// <summary>How the weights of a <see cref="Checkpoint"/> came about.</summary>
/// <param name="Command">What made them, and makes them again.</param>
/// <param name="Seed">Of all randomness in the training.</param>
/// <param name="Date">When, in UTC.</param>
/// <param name="Seconds">Of training and measuring.</param>
/// <param name="Figures">What was measured behind the training, by name with unit.</param>
public sealed record CheckpointRun(
    string Command,
    int Seed,
    DateOnly Date,
    double Seconds,
    IReadOnlyDictionary<string, double> Figures
);

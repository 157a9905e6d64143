namespace GenerativeModels.Data;

/// <summary>One training of one model of the 8×8 digits.</summary>
/// <param name="Seed">Its randomness.</param>
/// <param name="Validation">Nats per image on the rows that chose.</param>
/// <param name="Test">Nats per image on the rows that nothing was chosen by.</param>
/// <param name="Seconds">Of training, choice included.</param>
public sealed record DigitsRun(int Seed, double Validation, double Test, double Seconds);

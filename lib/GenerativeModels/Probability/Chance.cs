namespace GenerativeModels.Probability;

/// <summary>Probabilities as arguments.</summary>
internal static class Chance
{
    /// <summary>The number itself, if it is from 0 to 1.</summary>
    public static double Check(double probability) =>
        probability is >= 0 and <= 1
            ? probability
            : throw new ArgumentOutOfRangeException(nameof(probability), probability, "expected a probability, 0 … 1");
}

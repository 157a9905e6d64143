namespace GenerativeModels.Plots;

/// <summary>Samples on the line, or one value a category.</summary>
/// <param name="Name">What the legend calls them.</param>
/// <param name="Samples">The numbers.</param>
/// <param name="Truth">Whether they come from the data, and are drawn in grey.</param>
public sealed record Batch(string Name, Values Samples, bool Truth = false);

namespace GenerativeModels.Plots;

/// <summary>Samples in the plane.</summary>
/// <param name="Name">What the legend calls them.</param>
/// <param name="Points">Where they are.</param>
/// <param name="Truth">Whether they come from the data, and are drawn as open grey circles.</param>
public sealed record Cloud(string Name, Points Points, bool Truth = false);

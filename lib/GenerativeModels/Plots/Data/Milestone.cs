namespace GenerativeModels.Plots;

/// <summary>Something that appeared in a year.</summary>
/// <param name="Year">When.</param>
/// <param name="Name">What.</param>
/// <param name="Lane">The family that it belongs to.</param>
/// <param name="Note">What hovering over it tells.</param>
public sealed record Milestone(int Year, string Name, string Lane, string Note = "");

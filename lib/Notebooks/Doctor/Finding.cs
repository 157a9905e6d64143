namespace Notebooks.Doctor;

/// <summary>What the doctor found about one thing that the collection needs.</summary>
/// <param name="Thing">The thing, as a user knows it.</param>
/// <param name="Found">Version, path or measured figure; or what is wrong.</param>
/// <param name="Health">Whether it serves.</param>
/// <param name="Remedy">The command that mends it; empty where nothing is to do.</param>
public sealed record Finding(string Thing, string Found, Health Health, string Remedy = "");

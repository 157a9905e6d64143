namespace Notebooks.Doctor;

/// <summary>What the doctor found about one thing that the collection needs.</summary>
/// <param name="Thing">The thing, as a user knows it.</param>
/// <param name="Found">Version, path or size; or what is wrong.</param>
/// <param name="Health">Whether it serves.</param>
/// <param name="Remedy">The command that mends it; empty where nothing is to do.</param>
internal sealed record Finding(string Thing, string Found, Health Health = Health.Good, string Remedy = "");

/// <summary>How well a thing serves.</summary>
internal enum Health
{
    /// <summary>It serves.</summary>
    Good,

    /// <summary>Only some commands need it.</summary>
    Limited,

    /// <summary><c>run</c> cannot work without it.</summary>
    Missing,
}

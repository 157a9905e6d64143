namespace Notebooks.Doctor;

/// <summary>How well a thing serves.</summary>
public enum Health
{
    /// <summary>It serves.</summary>
    Good,

    /// <summary>Only some commands need it, or it serves slowly.</summary>
    Limited,

    /// <summary><c>./nb run</c> cannot work without it.</summary>
    Missing,
}

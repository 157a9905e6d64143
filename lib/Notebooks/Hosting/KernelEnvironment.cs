namespace Notebooks.Hosting;

/// <summary>Variables of a kernel's process, which its native libraries read when they are loaded.</summary>
internal static class KernelEnvironment
{
    /// <summary>By name; what is set outside goes before.</summary>
    /// <remarks>
    /// OpenMP's threads sleep while they wait: spinning ones take the cores from each other as soon as two processes compute, which
    /// then are three to five times slower.
    /// </remarks>
    public static IReadOnlyDictionary<string, string> Defaults { get; } =
        new Dictionary<string, string> { ["OMP_WAIT_POLICY"] = "PASSIVE" };
}

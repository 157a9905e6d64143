namespace Notebooks.Hosting;

/// <summary>Variables of a kernel's process, which .NET and native libraries read when they are loaded.</summary>
internal static class KernelEnvironment
{
    /// <summary>By name; what is set outside goes before.</summary>
    /// <remarks>
    /// OpenMP's threads sleep while they wait: spinning ones take the cores from each other as soon as two processes compute, which
    /// then are three to five times slower. The nursery of .NET's collector is 32 MB: else it is as large as the
    /// processor's cache, hundreds of megabytes on some, and tensors that nobody disposed of pile up until it is full.
    /// </remarks>
    public static IReadOnlyDictionary<string, string> Defaults { get; } =
        new Dictionary<string, string> { ["OMP_WAIT_POLICY"] = "PASSIVE", ["DOTNET_GCgen0size"] = "0x2000000" };

    /// <summary>The defaults; in a batch also that no method is compiled twice.</summary>
    /// <remarks>
    /// Else .NET compiles anew, at the first cell that takes long, thousands of methods that the compiler of cells has called often and
    /// will hardly call again: four seconds of a core for every notebook. Who sits in front of the kernel does not notice that, but would
    /// notice the later start of its first cell.
    /// </remarks>
    public static IEnumerable<KeyValuePair<string, string>> Of(KernelSetting setting) =>
        setting == KernelSetting.Batch ? Defaults.Append(new("DOTNET_TieredCompilation", "0")) : Defaults;
}

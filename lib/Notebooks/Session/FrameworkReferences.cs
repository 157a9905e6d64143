using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Notebooks.Session;

/// <summary>What every cell may use without a reference: .NET's base library and the display API.</summary>
internal static class FrameworkReferences
{
    private static readonly FrozenDictionary<string, string> Paths = Find();
    private static readonly Lazy<ImmutableArray<MetadataReference>> References = new(() => [.. Paths.Values.Select(Refer)]);

    public static ImmutableArray<MetadataReference> All => References.Value;

    public static bool Has(string? assemblyName) => assemblyName is not null && Paths.ContainsKey(assemblyName);

    public static string? PathOf(string assemblyName) => Paths.GetValueOrDefault(assemblyName);

    /// <summary>Of a framework's file only the metadata is read: the rest, which is most of it, is native code.</summary>
    private static MetadataReference Refer(string path) =>
        AssemblyMetadata.Create(ModuleMetadata.CreateFromStream(File.OpenRead(path))).GetReference(filePath: path);

    private static FrozenDictionary<string, string> Find()
    {
        var baseLibrary = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var trusted = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        string[] display =
        [
            typeof(Microsoft.AspNetCore.Html.IHtmlContent).Assembly.Location,
            typeof(Microsoft.DotNet.Interactive.Kernel).Assembly.Location,
            typeof(Microsoft.DotNet.Interactive.Formatting.Formatter).Assembly.Location,
        ];
        return trusted
            .Where(path => Path.GetDirectoryName(path) == baseLibrary)
            .Concat(display)
            .Distinct()
            .ToFrozenDictionary(path => Path.GetFileNameWithoutExtension(path));
    }
}

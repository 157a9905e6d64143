using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Notebooks.Session;

/// <summary>Packages that need no restore: those of .NET and of the display API, and those that the collection's libraries refer to.</summary>
internal static class ShippedPackages
{
    private static readonly Lazy<Dictionary<string, string>> Collection = new(FindCollection);

    /// <summary>Those of the collection and of the display API, bundles of TorchSharp included.</summary>
    public static IEnumerable<string> Names =>
        [.. Collection.Value.Keys, "TorchSharp-cpu", "Microsoft.DotNet.Interactive", "Microsoft.DotNet.Interactive.Formatting"];

    /// <summary>The assembly of a package that is here, and its version; null for others.</summary>
    public static (string Path, string Version)? Find(string package)
    {
        var name = package.Split('-')[0].ToLowerInvariant() is "torchsharp" or "libtorch" ? "TorchSharp" : package;
        return (Collection.Value.GetValueOrDefault(name) ?? FrameworkReferences.PathOf(name)) is { } path
            ? (path, FileVersionInfo.GetVersionInfo(path).ProductVersion?.Split('+')[0] ?? "")
            : null;
    }

    private static Dictionary<string, string> FindCollection()
    {
        var libraries = Path.Combine(ProjectRoot.Path, "lib");
        var found =
            from folder in Directory.Exists(libraries) ? Directory.GetDirectories(libraries) : []
            let built = Path.Combine(folder, "bin", "Release")
            let list = Path.Combine(built, Path.GetFileName(folder) + ".deps.json")
            where File.Exists(list)
            // The last target is the one for this machine, and its first entry the library itself.
            let own = JsonNode.Parse(File.ReadAllBytes(list))!["targets"]!.AsObject().Last().Value!.AsObject().First()
            from package in own.Value!["dependencies"]!.AsObject()
            let path = Path.Combine(built, package.Key + ".dll")
            where File.Exists(path)
            group path by package.Key;
        return found.ToDictionary(paths => paths.Key, paths => paths.First(), StringComparer.OrdinalIgnoreCase);
    }
}

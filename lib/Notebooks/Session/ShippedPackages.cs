using System.Diagnostics;
using System.Text.Json;

namespace Notebooks.Session;

/// <summary>Packages that need no restore: those of .NET and of the display API, and those that the collection's libraries refer to.</summary>
internal static class ShippedPackages
{
    private static readonly Lazy<Dictionary<string, string>> Collection = new(FindCollection);

    /// <summary>Those of the collection and of the display API, bundles of TorchSharp included.</summary>
    public static IEnumerable<string> Names =>
        [.. Collection.Value.Keys, "TorchSharp-cpu", "Microsoft.DotNet.Interactive", "Microsoft.DotNet.Interactive.Formatting"];

    /// <summary>The assembly of a package that is here; null for others.</summary>
    public static string? PathOf(string package)
    {
        string[] bundles = ["TorchSharp-", "libtorch-"];
        var name = bundles.Any(bundle => package.StartsWith(bundle, StringComparison.OrdinalIgnoreCase)) ? "TorchSharp" : package;
        return Collection.Value.GetValueOrDefault(name) ?? FrameworkReferences.PathOf(name);
    }

    public static string VersionOf(string path) => FileVersionInfo.GetVersionInfo(path).ProductVersion?.Split('+')[0] ?? "";

    private static Dictionary<string, string> FindCollection()
    {
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var libraries = Path.Combine(ProjectRoot.Path, "lib");
        foreach (var folder in Directory.Exists(libraries) ? Directory.GetDirectories(libraries) : [])
        {
            var built = Path.Combine(folder, "bin", "Release");
            var list = Path.Combine(built, Path.GetFileName(folder) + ".deps.json");
            if (!File.Exists(list))
                continue;
            using var document = JsonDocument.Parse(File.ReadAllBytes(list));
            // The last target is the one for this machine, and its first entry the library itself.
            var own = document.RootElement.GetProperty("targets").EnumerateObject().Last().Value.EnumerateObject().First().Value;
            foreach (var package in own.GetProperty("dependencies").EnumerateObject())
                if (Path.Combine(built, package.Name + ".dll") is var path && File.Exists(path))
                    found.TryAdd(package.Name, path);
        }
        return found;
    }
}

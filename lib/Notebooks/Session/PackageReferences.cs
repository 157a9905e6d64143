using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;

namespace Notebooks.Session;

/// <summary>The packages of one session: what cells asked for, and the assemblies that came of it.</summary>
/// <param name="folder">The notebook's folder.</param>
/// <param name="loadContext">Is told of what was restored.</param>
internal sealed class PackageReferences(string folder, NotebookLoadContext loadContext)
{
    private readonly ConcurrentDictionary<Package, IReadOnlyList<string>> known = new();
    private readonly Dictionary<string, Package> restored = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> feeds = [];

    /// <summary>The assemblies of the packages that are here.</summary>
    public IEnumerable<string> Files => known.Values.SelectMany(files => files).Distinct();

    /// <summary>Whether a package is here.</summary>
    public bool Has(string reference) => known.ContainsKey(PackageDirective.Read(reference));

    /// <summary>Looks into these feeds too.</summary>
    public void AddFeeds(IEnumerable<string> named) => feeds.AddRange(named.Except(feeds));

    /// <summary>Brings what the trees ask for: what is shipped, or else a restore, of which the cell shows the progress.</summary>
    public async Task Bring(IEnumerable<SyntaxTree> trees, CancellationToken stop)
    {
        var missing = new List<Package>();
        var directives = trees.SelectMany(tree => tree.GetCompilationUnitRoot().GetReferenceDirectives());
        var references = directives.Select(directive => directive.File.ValueText).Where(PackageDirective.IsPackage);
        foreach (var package in references.Select(PackageDirective.Read).Distinct().Where(package => !known.ContainsKey(package)))
            if (ShippedPackages.PathOf(package.Name) is not { } path)
                missing.Add(package);
            else
            {
                known[package] = [path];
                var version = ShippedPackages.VersionOf(path);
                if (package.Version is not PackageDirective.Newest && package.Version != version)
                    Shown($"{package}: {package.Name} {version} is here already and is used");
            }
        if (missing.Count > 0)
            await Restore(missing, stop).ConfigureAwait(false);
    }

    private async Task Restore(List<Package> missing, CancellationToken stop)
    {
        var shown = Shown($"Restoring {string.Join(", ", missing)} …");
        var wanted = restored.Values.Where(old => missing.All(package => !Same(package, old.Name))).Concat(missing);
        var running = PackageRestore.Run([.. wanted], feeds, folder, stop);
        for (
            var seconds = 1;
            await Task.WhenAny(running, Task.Delay(1000, CancellationToken.None)).ConfigureAwait(false) != running;

        )
            shown.Update($"Restoring {string.Join(", ", missing)} … {seconds++} s");
        Adopt(missing, await running.ConfigureAwait(false));
        shown.Update($"Packages: {string.Join(", ", missing.Select(package => restored[package.Name]))}");
    }

    private void Adopt(List<Package> missing, RestoredFiles files)
    {
        var news = files.Assemblies.Where(path => !FrameworkReferences.Has(Path.GetFileNameWithoutExtension(path))).ToArray();
        Array.ForEach(news, loadContext.AddReference);
        foreach (var native in files.Natives)
            loadContext.AddNative(native);
        foreach (var package in missing)
        {
            restored[package.Name] = files.Packages.First(found => Same(found, package.Name));
            known[package] = [.. news.Select(loadContext.Registered).Distinct()];
        }
    }

    private static bool Same(Package package, string name) => package.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static DisplayedValue Shown(string text) => text.DisplayAs(PlainTextFormatter.MimeType);
}

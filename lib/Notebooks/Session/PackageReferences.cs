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
    public bool Has(string reference) => known.ContainsKey(Package.Read(reference));

    /// <summary>Looks into these feeds too.</summary>
    public void AddFeeds(IEnumerable<string> named) => feeds.AddRange(named.Except(feeds));

    /// <summary>Brings what the trees ask for: what is shipped, or else a restore, of which the cell shows the progress.</summary>
    public async Task Bring(IEnumerable<SyntaxTree> trees, CancellationToken stop)
    {
        var missing = new List<Package>();
        var directives = trees.SelectMany(tree => tree.GetCompilationUnitRoot().GetReferenceDirectives());
        var references = directives.Select(directive => directive.File.ValueText).Where(Package.IsMeant);
        foreach (var package in references.Select(Package.Read).Distinct().Where(package => !known.ContainsKey(package)))
            if (ShippedPackages.Find(package.Name) is not var (path, version))
                missing.Add(package);
            else
            {
                known[package] = [path];
                if (package.Version is not Package.Newest && package.Version != version)
                    Shown($"{package}: {package.Name} {version} is here already and is used");
            }
        if (missing.Count > 0)
            await Restore(missing, stop).ConfigureAwait(false);
    }

    private async Task Restore(List<Package> missing, CancellationToken stop)
    {
        var title = $"Restoring {string.Join(", ", missing)} …";
        var shown = Shown(title);
        var wanted = restored.Values.Where(old => !missing.Exists(package => package.IsNamed(old.Name))).Concat(missing);
        var running = PackageRestore.Run([.. wanted], feeds, folder, stop);
        for (var seconds = 1; await Task.WhenAny(running, Task.Delay(1000, default)).ConfigureAwait(false) != running; seconds++)
            shown.Update($"{title} {seconds} s");
        var files = await running.ConfigureAwait(false);
        var news = files.Assemblies.Where(path => !FrameworkReferences.Has(Path.GetFileNameWithoutExtension(path))).ToArray();
        Array.ForEach(news, loadContext.AddReference);
        Array.ForEach(files.Natives, loadContext.AddNative);
        foreach (var package in missing)
        {
            restored[package.Name] = files.Packages.First(found => found.IsNamed(package.Name));
            known[package] = [.. news.Select(loadContext.Registered).Distinct()];
        }
        shown.Update($"Packages: {string.Join(", ", missing.Select(package => restored[package.Name]))}");
    }

    private static DisplayedValue Shown(string text) => text.DisplayAs(PlainTextFormatter.MimeType);
}

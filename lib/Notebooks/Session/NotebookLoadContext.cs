using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;

namespace Notebooks.Session;

/// <summary>
/// Loads what cells compile to and what they refer to, apart from the kernel's own assemblies. An assembly's dependencies, managed
/// and native, are looked for as its <c>.deps.json</c> says and then in its folder.
/// </summary>
internal sealed class NotebookLoadContext() : AssemblyLoadContext("notebook")
{
    private readonly ConcurrentDictionary<string, AssemblyDependencyResolver?> resolvers = new();
    private readonly ConcurrentDictionary<string, string> byName = new();
    private readonly ConcurrentDictionary<string, string> natives = new();

    /// <summary>Looks for dependencies beside this assembly from now on.</summary>
    public void AddReference(string path)
    {
        byName.TryAdd(Path.GetFileNameWithoutExtension(path), path);
        resolvers.TryAdd(
            path,
            File.Exists(Path.ChangeExtension(path, ".deps.json")) ? new AssemblyDependencyResolver(path) : null
        );
    }

    /// <summary>The file that was registered first of those with this one's name.</summary>
    public string Registered(string path) => byName[Path.GetFileNameWithoutExtension(path)];

    /// <summary>Takes this native library for one of its name.</summary>
    public void AddNative(string path) => natives.TryAdd(Path.GetFileName(path), path);

    /// <summary>The file that holds an assembly of this name, or null.</summary>
    public string? Find(AssemblyName name)
    {
        if (byName.TryGetValue(name.Name!, out var referenced))
            return referenced;
        return resolvers.Values.Select(resolver => resolver?.ResolveAssemblyToPath(name)).FirstOrDefault(path => path is not null)
            ?? Folders.Select(folder => Path.Combine(folder, name.Name + ".dll")).FirstOrDefault(File.Exists)
            ?? Shipped(name.Name!);
    }

    /// <summary>What a restored package depends on and the collection has.</summary>
    private string? Shipped(string name)
    {
        var path = FrameworkReferences.Has(name) ? null : ShippedPackages.Find(name)?.Path;
        if (path is not null)
            AddReference(path);
        return path;
    }

    protected override Assembly? Load(AssemblyName assemblyName) =>
        FrameworkReferences.Has(assemblyName.Name) ? null
        : Assemblies.FirstOrDefault(loaded => loaded.GetName().Name == assemblyName.Name) is { } same ? same
        : Find(assemblyName) is { } path ? LoadFromAssemblyPath(path)
        : null;

    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        var path =
            resolvers
                .Values.Select(resolver => resolver?.ResolveUnmanagedDllToPath(unmanagedDllName))
                .FirstOrDefault(found => found is not null)
            ?? NativeNames(unmanagedDllName).Select(natives.GetValueOrDefault).FirstOrDefault(found => found is not null)
            ?? NativeCandidates(unmanagedDllName).FirstOrDefault(File.Exists);
        return path is null ? 0 : LoadUnmanagedDllFromPath(path);
    }

    private IEnumerable<string> Folders => resolvers.Keys.Select(path => Path.GetDirectoryName(path)!).Distinct();

    private IEnumerable<string> NativeCandidates(string name) =>
        from folder in Folders
        from subfolder in new[]
        {
            "",
            Path.Combine("runtimes", System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier, "native"),
        }
        from file in NativeNames(name)
        select Path.Combine(folder, subfolder, file);

    private static string[] NativeNames(string name) => [name, $"lib{name}.so", $"{name}.so", $"lib{name}.dylib", $"{name}.dll"];
}

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

    /// <summary>Looks for dependencies beside this assembly from now on.</summary>
    public void AddReference(string path) =>
        resolvers.TryAdd(
            path,
            File.Exists(Path.ChangeExtension(path, ".deps.json")) ? new AssemblyDependencyResolver(path) : null
        );

    /// <summary>The file that holds an assembly of this name, or null.</summary>
    public string? Find(AssemblyName name)
    {
        if (resolvers.Keys.FirstOrDefault(path => Path.GetFileNameWithoutExtension(path) == name.Name) is { } referenced)
            return referenced;
        return resolvers.Values.Select(resolver => resolver?.ResolveAssemblyToPath(name)).FirstOrDefault(path => path is not null)
            ?? Folders.Select(folder => Path.Combine(folder, name.Name + ".dll")).FirstOrDefault(File.Exists);
    }

    protected override Assembly? Load(AssemblyName assemblyName) =>
        !FrameworkReferences.Has(assemblyName.Name) && Find(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;

    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        var path =
            resolvers
                .Values.Select(resolver => resolver?.ResolveUnmanagedDllToPath(unmanagedDllName))
                .FirstOrDefault(found => found is not null)
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
        from file in new[] { name, $"lib{name}.so", $"{name}.so", $"lib{name}.dylib", $"{name}.dll" }
        select Path.Combine(folder, subfolder, file);
}

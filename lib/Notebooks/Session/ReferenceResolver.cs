using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Notebooks.Session;

/// <summary>Finds what <c>#r</c> names: a path relative to the file that says it, then to the notebook, or a framework assembly.</summary>
/// <param name="folder">The notebook's folder.</param>
/// <param name="loadContext">Is told of every assembly found.</param>
/// <param name="packages">Has the assemblies of packages.</param>
internal sealed class ReferenceResolver(string folder, NotebookLoadContext loadContext, PackageReferences packages)
    : MetadataReferenceResolver
{
    private static readonly string CoreLibrary = typeof(object).Assembly.Location;
    private readonly ConcurrentDictionary<string, PortableExecutableReference> byPath = new();

    public override bool ResolveMissingAssemblies => true;

    /// <summary>The assemblies of all packages: the compiler takes one file for a directive, and a package may have more, or none.</summary>
    public IEnumerable<MetadataReference> Packages =>
        packages.Files.Select(path => Refer(path, MetadataReferenceProperties.Assembly));

    public override ImmutableArray<PortableExecutableReference> ResolveReference(
        string reference,
        string? baseFilePath,
        MetadataReferenceProperties properties
    ) =>
        Package.IsMeant(reference)
            ? packages.Has(reference)
                ? [Refer(packages.Files.FirstOrDefault() ?? CoreLibrary, properties)]
                : []
            : FindFile(reference, baseFilePath) is { } path
                ? [Refer(path, properties)]
                : [];

    public override PortableExecutableReference? ResolveMissingAssembly(
        MetadataReference definition,
        AssemblyIdentity referenceIdentity
    ) =>
        loadContext.Find(new AssemblyName(referenceIdentity.Name)) is { } path
            ? Refer(path, MetadataReferenceProperties.Assembly)
            : null;

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    private string? FindFile(string reference, string? baseFilePath)
    {
        string[] folders = [Path.GetDirectoryName(baseFilePath) ?? folder, folder];
        return folders.Select(from => Path.GetFullPath(reference, from)).FirstOrDefault(File.Exists)
            ?? FrameworkReferences.PathOf(
                Path.GetExtension(reference) == ".dll" ? Path.GetFileNameWithoutExtension(reference) : reference
            );
    }

    private PortableExecutableReference Refer(string path, MetadataReferenceProperties properties)
    {
        loadContext.AddReference(path);
        return byPath.GetOrAdd(path, Read).WithProperties(properties);
    }

    private static PortableExecutableReference Read(string path)
    {
        var documentation = Path.ChangeExtension(path, ".xml");
        return MetadataReference.CreateFromFile(
            path,
            documentation: File.Exists(documentation) ? new DocumentationFile(documentation) : null
        );
    }
}

using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Notebooks.Hosting;

namespace Notebooks.Session;

/// <summary>What a restore found: every package in its version, the assemblies, and the native libraries for this machine.</summary>
internal sealed record RestoredFiles(Package[] Packages, string[] Assemblies, string[] Natives);

/// <summary>
/// Packages by the installed SDK: a scratch project that refers to them is restored, and its <c>project.assets.json</c> says which
/// files they are. A project is restored once; the next one that is the same finds the result in the cache.
/// </summary>
internal static partial class PackageRestore
{
    private static string Cache =>
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "nb", "packages");

    /// <summary>The files of packages and of all they depend on. <see cref="SessionException"/> with NuGet's own sentence otherwise.</summary>
    public static async Task<RestoredFiles> Run(
        Package[] packages,
        IEnumerable<string> feeds,
        string folder,
        CancellationToken stop
    )
    {
        var project = Project(packages, feeds, folder);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(project)))[..16];
        var cached = Path.Combine(Cache, hash + ".json");
        if (packages.All(package => !package.Version.Contains('*')) && Read(cached) is { } known)
            return known;
        var scratch = Directory.CreateTempSubdirectory("nb-restore-").FullName;
        try
        {
            await Restore(scratch, project, stop).ConfigureAwait(false);
            Directory.CreateDirectory(Cache);
            File.Move(Path.Combine(scratch, "obj", "project.assets.json"), cached, overwrite: true);
        }
        catch (SessionException) when (File.Exists(cached))
        {
            // No feed can be reached: what was the newest version the last time is still here.
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
        return Read(cached) ?? throw new SessionException("PackageError", $"files of the packages are missing: {cached}");
    }

    private static async Task Restore(string scratch, string project, CancellationToken stop)
    {
        var file = Path.Combine(scratch, "packages.csproj");
        await File.WriteAllTextAsync(file, project, stop).ConfigureAwait(false);
        var start = new ProcessStartInfo(DotNetHost.Program, ["restore", file, "-v", "minimal", "-nodeReuse:false", "-tl:off"]);
        (start.WorkingDirectory, start.RedirectStandardOutput) = (scratch, true);
        using var process = Process.Start(start)!;
        using var killing = stop.Register(() => process.Kill(entireProcessTree: true));
        var said = await process.StandardOutput.ReadToEndAsync(CancellationToken.None).ConfigureAwait(false);
        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        stop.ThrowIfCancellationRequested();
        var errors = string.Join('\n', NuGetError().Matches(said).Select(match => match.Groups[1].Value).Distinct());
        if (process.ExitCode != 0)
            throw new SessionException("PackageError", errors.Length > 0 ? errors : $"dotnet restore failed: {said}");
    }

    private static string Project(IEnumerable<Package> packages, IEnumerable<string> feeds, string folder)
    {
        var shipped = ShippedPackages.Names.Select(name => new Package(name, "32767.0.0"));
        var sources = SecurityElement.Escape(string.Join(';', feeds));
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net{Environment.Version.Major}.0</TargetFramework>
                <RuntimeIdentifier>{RuntimeInformation.RuntimeIdentifier}</RuntimeIdentifier>
                <SelfContained>false</SelfContained><UseAppHost>false</UseAppHost><NuGetAudit>false</NuGetAudit>
                <RestoreRootConfigDirectory>{SecurityElement.Escape(folder)}</RestoreRootConfigDirectory>
                <RestoreAdditionalProjectSources>{sources}</RestoreAdditionalProjectSources>
              </PropertyGroup>
              <ItemGroup>{Items("PackageReference", packages)}{Items("PrunePackageReference", shipped)}</ItemGroup>
            </Project>
            """;
    }

    private static string Items(string kind, IEnumerable<Package> packages) =>
        string.Concat(
            from package in packages
            let item = (Name: SecurityElement.Escape(package.Name), Version: SecurityElement.Escape(package.Version))
            select $"<{kind} Include=\"{item.Name}\" Version=\"{item.Version}\" />"
        );

    /// <summary>Reads a <c>project.assets.json</c>; null when it, or a file it names, is not there.</summary>
    private static RestoredFiles? Read(string assets)
    {
        if (!File.Exists(assets))
            return null;
        using var document = JsonDocument.Parse(File.ReadAllBytes(assets));
        var root = document.RootElement;
        // The target of the framework alone comes first, the one for this machine last.
        JsonProperty[] found = [.. root.GetProperty("targets").EnumerateObject().Last().Value.EnumerateObject()];
        string[] folders = [.. root.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name)];
        var files = new RestoredFiles(
            [.. found.Select(package => new Package(package.Name.Split('/')[0], package.Name.Split('/')[1]))],
            [.. found.SelectMany(package => Files(package, "runtime"))],
            [.. found.SelectMany(package => Files(package, "native"))]
        );
        return files.Assemblies.Concat(files.Natives).All(File.Exists) ? files : null;

        IEnumerable<string> Files(JsonProperty package, string kind) =>
            from asset in package.Value.TryGetProperty(kind, out var listed) ? listed.EnumerateObject() : default
            where !asset.Name.EndsWith("_._", StringComparison.Ordinal)
            let paths = folders.Select(folder => Path.Combine(folder, package.Name.ToLowerInvariant(), asset.Name))
            select paths.FirstOrDefault(File.Exists) ?? paths.First();
    }

    [GeneratedRegex(@"error (NU\d+: [^\r\n]*?)(?: \[[^\]\r\n]*\])?\r?$", RegexOptions.Multiline)]
    private static partial Regex NuGetError();
}

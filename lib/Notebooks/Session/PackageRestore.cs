using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Notebooks.Hosting;
using static System.Security.SecurityElement;

namespace Notebooks.Session;

/// <summary>What a restore found: every package in its version, the assemblies, and the native libraries for this machine.</summary>
internal sealed record RestoredFiles(Package[] Packages, string[] Assemblies, string[] Natives);

/// <summary>
/// Packages by the installed SDK: a scratch project that refers to them is restored, and its <c>project.assets.json</c> says which
/// files they are. A project is restored once; the next one that is the same finds the result in the cache.
/// </summary>
internal static partial class PackageRestore
{
    /// <summary>The files of packages and of all they depend on. <see cref="SessionException"/> with NuGet's own sentence otherwise.</summary>
    public static async Task<RestoredFiles> Run(Package[] packages, List<string> feeds, string folder, CancellationToken stop)
    {
        var project = Project(packages, feeds, folder);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(project)))[..16];
        var cache = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "nb", "packages");
        var cached = Path.Combine(Directory.CreateDirectory(cache).FullName, hash + ".json");
        var newest = packages.Any(package => package.Version.Contains('*'));
        if ((newest ? null : Read(cached)) is { } known)
            return known;
        var scratch = Directory.CreateTempSubdirectory("nb-restore-").FullName;
        try
        {
            await Restore(scratch, project, stop).ConfigureAwait(false);
            File.Move(Path.Combine(scratch, "obj", "project.assets.json"), cached, overwrite: true);
        }
        catch (SessionException) when (newest && File.Exists(cached)) { } // Offline, what was newest the last time is still here.
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
        return Read(cached) ?? throw new SessionException("PackageError", $"files of the packages are missing: {cached}");
    }

    private static async Task Restore(string scratch, string project, CancellationToken stop)
    {
        await File.WriteAllTextAsync(Path.Combine(scratch, "packages.csproj"), project, stop).ConfigureAwait(false);
        var start = new ProcessStartInfo(DotNetHost.Program, ["restore", "-v", "minimal", "-nodeReuse:false", "-tl:off"]);
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
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net{Environment.Version.Major}.0</TargetFramework><UseAppHost>false</UseAppHost>
                <RuntimeIdentifier>{RuntimeInformation.RuntimeIdentifier}</RuntimeIdentifier><SelfContained>false</SelfContained>
                <NuGetAudit>false</NuGetAudit>
                <RestoreRootConfigDirectory>{Escape(folder)}</RestoreRootConfigDirectory>
                <RestoreAdditionalProjectSources>{Escape(string.Join(';', feeds))}</RestoreAdditionalProjectSources>
              </PropertyGroup>
              <ItemGroup>{Items("PackageReference", packages)}{Items("PrunePackageReference", shipped)}</ItemGroup>
            </Project>
            """;
    }

    private static string Items(string kind, IEnumerable<Package> packages) =>
        string.Concat(packages.Select(item => $"<{kind} Include=\"{Escape(item.Name)}\" Version=\"{Escape(item.Version)}\" />"));

    /// <summary>Reads a <c>project.assets.json</c>; null when it, or a file it names, is not there.</summary>
    private static RestoredFiles? Read(string assets)
    {
        if (!File.Exists(assets))
            return null;
        var root = JsonNode.Parse(File.ReadAllBytes(assets))!;
        // The target of the framework alone comes first, the one for this machine last.
        var found = root["targets"]!.AsObject().Last().Value!.AsObject();
        string[] folders = [.. root["packageFolders"]!.AsObject().Select(folder => folder.Key)];
        var packages = found.Select(package => package.Key.Split('/')).Select(parts => new Package(parts[0], parts[1]));
        var files = new RestoredFiles([.. packages], [.. Files("runtime")], [.. Files("native")]);
        return files.Assemblies.Concat(files.Natives).All(File.Exists) ? files : null;

        IEnumerable<string> Files(string kind) =>
            from package in found
            from asset in package.Value![kind]?.AsObject() ?? []
            where !asset.Key.EndsWith("_._", StringComparison.Ordinal)
            let paths = folders.Select(folder => Path.Combine(folder, package.Key.ToLowerInvariant(), asset.Key))
            select paths.FirstOrDefault(File.Exists) ?? paths.First();
    }

    [GeneratedRegex(@"error (NU\d+: [^\r\n]*?)(?: \[[^\]\r\n]*\])?\r?$", RegexOptions.Multiline)]
    private static partial Regex NuGetError();
}

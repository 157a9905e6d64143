using System.Text.Json;
using System.Text.Json.Nodes;
using Notebooks.Hosting;

namespace Notebooks.Jupyter;

/// <summary>
/// The folder by which Jupyter and VS Code know the kernel. It holds a copy of the kernel's own files, so that building the project
/// anew, or moving it, leaves open kernels alone.
/// </summary>
internal static class KernelSpec
{
    /// <summary>The kernel's name in notebooks' metadata, .NET Interactive's own.</summary>
    public const string Name = ".net-csharp";

    private const string DisplayName = ".NET (C#)";
    private const string Binaries = "bin";

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Jupyter's data folder of the present user.</summary>
    public static string UserFolder()
    {
        if (Environment.GetEnvironmentVariable("JUPYTER_DATA_DIR") is { Length: > 0 } given)
            return given;
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (OperatingSystem.IsWindows())
            return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "jupyter");
        if (OperatingSystem.IsMacOS())
            return Path.Combine(home, "Library", "Jupyter");
        return Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } data
            ? Path.Combine(data, "jupyter")
            : Path.Combine(home, ".local", "share", "jupyter");
    }

    /// <summary>Jupyter's data folder below a prefix such as <c>/usr/local</c> or a Python environment.</summary>
    public static string PrefixFolder(string prefix) => Path.Combine(Path.GetFullPath(prefix), "share", "jupyter");

    /// <summary>The kernel's folder in a data folder.</summary>
    public static string FolderIn(string dataFolder) => Path.Combine(dataFolder, "kernels", Name);

    /// <summary>Writes the kernel into a data folder. <see cref="ArgumentException"/> when one of the name is there and may not be replaced.</summary>
    /// <returns>The kernel's folder.</returns>
    public static string Install(string dataFolder, bool force)
    {
        var folder = FolderIn(dataFolder);
        if (Directory.Exists(folder) && !force)
            throw new ArgumentException($"there is a kernel {Name} in {folder}: --force replaces it");
        try
        {
            var fresh = $"{folder}.{Environment.ProcessId}.new";
            Fill(fresh, folder);
            // A kernel that is open keeps its files: the folder is moved out of the way, not written over.
            if (Directory.Exists(folder))
            {
                var old = $"{folder}.{Environment.ProcessId}.old";
                Directory.Move(folder, old);
                Directory.Move(fresh, folder);
                Directory.Delete(old, recursive: true);
            }
            else
                Directory.Move(fresh, folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ArgumentException($"the kernel could not be written to {folder}: {e.Message}", e);
        }
        return folder;
    }

    private static void Fill(string fresh, string final)
    {
        Directory.CreateDirectory(fresh);
        Copy(AppContext.BaseDirectory, Path.Combine(fresh, Binaries));
        var assembly = typeof(KernelSpec).Assembly;
        foreach (var logo in new[] { "logo-32x32.png", "logo-64x64.png", "logo-svg.svg" })
        {
            using var from = assembly.GetManifestResourceStream($"jupyter/{logo}")!;
            using var to = File.Create(Path.Combine(fresh, logo));
            from.CopyTo(to);
        }
        File.WriteAllText(
            Path.Combine(fresh, "kernel.json"),
            Specification(Path.Combine(final, Binaries, Path.GetFileName(assembly.Location))).ToJsonString(Indented) + "\n"
        );
    }

    private static JsonObject Specification(string program) =>
        new()
        {
            ["argv"] = new JsonArray(DotNetHost.Program, program, "kernel", "{connection_file}"),
            ["display_name"] = DisplayName,
            ["language"] = "C#",
            ["interrupt_mode"] = "message",
            ["env"] = JsonSerializer.SerializeToNode(KernelEnvironment.Defaults),
            ["metadata"] = new JsonObject { ["debugger"] = false },
        };

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
            if (Path.GetExtension(file) is not (".pdb" or ".xml"))
                File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var folder in Directory.EnumerateDirectories(from))
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
    }
}

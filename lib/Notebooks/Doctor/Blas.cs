using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Notebooks.Doctor;

/// <summary>The BLAS library that the system's libtorch multiplies matrices with: which one it is, and how fast.</summary>
/// <remarks>The reference BLAS, Debian's default, is some 50 times slower than OpenBLAS.</remarks>
internal static unsafe class Blas
{
    private const string Library = "libblas.so.3";

    public static Finding Examine()
    {
        const string remedy =
            "apt-get install libopenblas0-pthread; update-alternatives --auto libblas.so.3-$(uname -m)-linux-gnu";
        if (!NativeLibrary.TryLoad(Library, out var handle) || !NativeLibrary.TryGetExport(handle, "sgemm_", out var sgemm))
            return new("BLAS", $"no {Library}", Health.Missing, "./nb setup");
        var path =
            File.ReadLines("/proc/self/maps")
                .Select(line => line[(line.LastIndexOf(' ') + 1)..])
                .FirstOrDefault(file => Path.GetFileName(file).Contains("blas", StringComparison.Ordinal))
            ?? Library;
        var found = $"{path}, {GigaflopsPerSecond(sgemm):F0} GFLOP/s (512×512 product, single precision)";
        return path.Contains("openblas", StringComparison.Ordinal)
            ? new("BLAS", found, Health.Good)
            : new("BLAS", $"{found}: not OpenBLAS, training is many times slower", Health.Limited, remedy);
    }

    private static double GigaflopsPerSecond(nint sgemm)
    {
        const int n = 512;
        const int products = 8;
        var multiply = (delegate* unmanaged<
            byte*,
            byte*,
            int*,
            int*,
            int*,
            float*,
            float*,
            int*,
            float*,
            int*,
            float*,
            float*,
            int*,
            void>)sgemm;
        var a = new float[n * n];
        Array.Fill(a, 0.5f);
        var c = new float[n * n];
        var no = (byte)'N';
        var size = n;
        float one = 1,
            zero = 0;
        var best = TimeSpan.MaxValue;
        fixed (
            float* left = a,
                result = c
        )
        {
            for (var i = 0; i < products; i++)
            {
                var start = Stopwatch.GetTimestamp();
                multiply(&no, &no, &size, &size, &size, &one, left, &size, left, &size, &zero, result, &size);
                var elapsed = Stopwatch.GetElapsedTime(start);
                best = elapsed < best ? elapsed : best;
            }
        }
        return 2.0 * n * n * n / best.TotalSeconds / 1e9;
    }
}

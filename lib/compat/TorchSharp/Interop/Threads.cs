using System.Globalization;

namespace TorchSharp.Interop;

/// <summary>
/// How many threads an operator may use. libtorch's own take one by default, for OpenMP's threads and those of the BLAS spin
/// against each other and cost small networks more than they give. The engine's (products, pointwise operators, Adam) share
/// their work with helpers that cost next to nothing to call, and large convolutions take all threads that are allowed.
/// </summary>
internal static class Threads
{
    private static int chosen = 1;

    /// <summary>OMP_NUM_THREADS, or the cores of the machine: never more than that.</summary>
    public static int Bound { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("OMP_NUM_THREADS"), CultureInfo.InvariantCulture, out var given)
        && given > 0
            ? given
            : Environment.ProcessorCount;

    public static int Count => chosen;

    public static unsafe void Set(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        chosen = count;
        _ = *Engine.LiveBytes;
        Engine.engine_threads(count, count);
    }
}

using System.Globalization;

namespace TorchSharp.Native;

/// <summary>How many threads an operator may use: one by default, for two pools that spin against each other cost more than they give.</summary>
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

    public static void Set(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        chosen = count;
        Engine.engine_threads(count);
    }
}

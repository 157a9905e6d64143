namespace TorchSharp.Native;

/// <summary>
/// Native memory that only finalizers would free is invisible to the garbage collector: this watches libtorch's bytes
/// and collects when they have grown well past what survived the last collection.
/// </summary>
internal static unsafe class MemoryPressure
{
    private const long Slack = 96L << 20;
    private static long limit = 2 * Slack;
    private static int collecting;

    public static void Check()
    {
        if (*Engine.LiveBytes > Volatile.Read(ref limit))
            Collect();
    }

    private static void Collect()
    {
        if (Interlocked.Exchange(ref collecting, 1) != 0)
            return;
        try
        {
            // Forgotten tensors are nearly always young: the full collection is for those that grew old.
            for (var generation = 0; generation <= 2 && *Engine.LiveBytes > limit; generation++)
            {
                GC.Collect(generation, GCCollectionMode.Forced, blocking: true);
                GC.WaitForPendingFinalizers();
            }
            Volatile.Write(ref limit, *Engine.LiveBytes + Math.Max(Slack, *Engine.LiveBytes / 4));
        }
        finally
        {
            Volatile.Write(ref collecting, 0);
        }
    }
}

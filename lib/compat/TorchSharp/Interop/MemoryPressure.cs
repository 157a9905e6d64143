namespace TorchSharp.Interop;

/// <summary>
/// Native memory that only finalizers would free is invisible to the garbage collector: this watches libtorch's bytes
/// and collects when they have grown well past what survived the last collection.
/// </summary>
internal static unsafe class MemoryPressure
{
    private const long Slack = 64L << 20;
    private static long limit = Slack;
    private static long settled;
    private static int collecting;

    public static void Check()
    {
        if (*Engine.LiveBytes > Volatile.Read(ref limit))
            Collect();
    }

    /// <summary>
    /// Forgotten tensors are nearly always young. Each young collection lets a few grow old, though: when those have
    /// become many, an older generation is collected too.
    /// </summary>
    private static void Collect()
    {
        if (Interlocked.Exchange(ref collecting, 1) != 0)
            return;
        try
        {
            for (var generation = 0; generation <= 2; generation++)
            {
                GC.Collect(generation, GCCollectionMode.Forced, blocking: true);
                GC.WaitForPendingFinalizers();
                if (*Engine.LiveBytes <= settled + Slack / 2)
                    break;
                if (generation == 2)
                    settled = *Engine.LiveBytes;
            }
            Engine.engine_trim();
            Volatile.Write(ref limit, Math.Max(settled, *Engine.LiveBytes) + Math.Max(Slack, settled / 4));
        }
        finally
        {
            Volatile.Write(ref collecting, 0);
        }
    }
}

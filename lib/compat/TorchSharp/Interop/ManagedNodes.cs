using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp.Interop;

/// <summary>Nodes of libtorch's graph whose backward pass is managed: native code knows them by a number.</summary>
internal static unsafe class ManagedNodes
{
    private static readonly ConcurrentDictionary<long, Entry> Alive = new();
    private static long last;

    [ThreadStatic]
    private static Exception? thrown;

    static ManagedNodes() => Engine.engine_function_hooks(&Backward, &Forget);

    private sealed record Entry(autograd.AutogradContext Context, Func<List<Tensor>, List<Tensor>> Backward, object Lock);

    /// <summary>How many nodes still wait in graphs.</summary>
    internal static int Count => Alive.Count;

    /// <summary>Connects outputs to inputs; the tensors that come back take the place of the outputs.</summary>
    public static List<Tensor> Wrap(
        autograd.AutogradContext context,
        List<Tensor> inputs,
        List<Tensor> outputs,
        Func<List<Tensor>, List<Tensor>> backward
    )
    {
        var key = Interlocked.Increment(ref last);
        Alive[key] = new Entry(context, backward, new object());
        var (ins, outs) = (Handles(inputs), Handles(outputs));
        var (constant, dirty, saved) = (Handles(context.Constant), Handles(context.Dirty), Handles(context.Saved));
        var results = new nint[outs.Length];
        fixed (
            nint* i = ins,
                o = outs,
                c = constant,
                d = dirty,
                s = saved,
                r = results
        )
            Engine.Check(
                Engine.engine_function_wrap(
                    key,
                    i,
                    ins.Length,
                    o,
                    outs.Length,
                    c,
                    constant.Length,
                    d,
                    dirty.Length,
                    s,
                    saved.Length,
                    context.MaterializeGrads ? 1 : 0,
                    r
                )
            );
        GC.KeepAlive(context);
        GC.KeepAlive(inputs);
        context.HandOver();
        foreach (var output in outputs)
            if (!inputs.Contains(output))
                output.Dispose();
        return [.. results.Select(handle => new Tensor(handle))];
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static byte* Backward(long key, nint node, nint* gradients, int n, nint* results, int m)
    {
        var given = new List<Tensor>(n);
        try
        {
            using var scope = NewDisposeScope();
            for (var i = 0; i < n; i++)
            {
                given.Add(gradients[i] == 0 ? null! : new Tensor(gradients[i]));
                gradients[i] = 0;
            }
            var entry = Alive[key];
            lock (entry.Lock)
            {
                entry.Context.Node = node;
                try
                {
                    var found = entry.Backward(given);
                    for (var i = 0; i < m && i < found.Count; i++)
                        results[i] = found[i] is { } gradient ? Engine.engine_share(gradient.Handle) : 0;
                    GC.KeepAlive(found);
                }
                finally
                {
                    entry.Context.Node = 0;
                }
            }
            return null;
        }
        catch (Exception e)
        {
            thrown = e;
            fixed (byte* message = "a managed backward pass failed\0"u8)
                return message;
        }
    }

    /// <summary>What a backward pass of this thread threw, on its way through native code.</summary>
    public static Exception? TakeThrown()
    {
        var e = thrown;
        thrown = null;
        return e;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Forget(long key)
    {
        if (Alive.TryRemove(key, out var entry))
            entry.Context.Dispose();
    }

    private static nint[] Handles(List<Tensor> tensors) => [.. tensors.Select(tensor => tensor?.Handle ?? 0)];
}

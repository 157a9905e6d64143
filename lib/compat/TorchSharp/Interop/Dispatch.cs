using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace TorchSharp.Interop;

/// <summary>Calls operators through libtorch's dispatcher and wraps what they give.</summary>
internal static unsafe class Dispatch
{
    /// <summary>Finds the operator on its first use, calls it, and leaves its results in <paramref name="results"/>.</summary>
    public static void Many(
        ref nint handle,
        ReadOnlySpan<byte> name,
        ReadOnlySpan<byte> overload,
        Span<Value> arguments,
        Span<Value> results
    )
    {
        if (handle == 0)
            Find(ref handle, name, overload);
        fixed (Value* a = arguments)
        fixed (Value* r = results)
        {
            var message = Engine.engine_call(handle, a, arguments.Length, r, results.Length);
            if (message != null)
                Engine.Check(message);
        }
    }

    public static Tensor Tensor(ref nint handle, ReadOnlySpan<byte> name, ReadOnlySpan<byte> overload, Span<Value> arguments) =>
        new(One(ref handle, name, overload, arguments).Pointer);

    public static void InPlace(ref nint handle, ReadOnlySpan<byte> name, ReadOnlySpan<byte> overload, Span<Value> arguments)
    {
        var result = One(ref handle, name, overload, arguments);
        if (result.Tag == Tag.Tensor)
            Engine.engine_release(result.Pointer);
    }

    public static bool Bool(ref nint handle, ReadOnlySpan<byte> name, ReadOnlySpan<byte> overload, Span<Value> arguments) =>
        One(ref handle, name, overload, arguments).Bits != 0;

    public static long Long(ref nint handle, ReadOnlySpan<byte> name, ReadOnlySpan<byte> overload, Span<Value> arguments) =>
        One(ref handle, name, overload, arguments).Bits;

    public static double Double(ref nint handle, ReadOnlySpan<byte> name, ReadOnlySpan<byte> overload, Span<Value> arguments) =>
        One(ref handle, name, overload, arguments).Number;

    public static Tensor[] Tensors(ref nint handle, ReadOnlySpan<byte> name, ReadOnlySpan<byte> overload, Span<Value> arguments)
    {
        var list = One(ref handle, name, overload, arguments);
        var handles = (nint*)list.Pointer;
        var tensors = new Tensor[list.Count];
        for (var i = 0; i < tensors.Length; i++)
            tensors[i] = new Tensor(handles[i]);
        Engine.engine_free(handles);
        return tensors;
    }

    /// <summary>The tensor among several results; an undefined one becomes null.</summary>
    public static Tensor Take(ref Value result) => result.Pointer == 0 ? null! : new Tensor(result.Pointer);

    /// <summary>Writes a result into the tensor that the caller gave for it.</summary>
    public static Tensor Into(Tensor? target, Tensor result)
    {
        if (target is null)
            return result;
        using (result)
        using (no_grad())
        {
            if (!target.shape.AsSpan().SequenceEqual(result.shape))
                target.resize_(result.shape);
            return target.copy_(result);
        }
    }

    private static Value One(ref nint handle, ReadOnlySpan<byte> name, ReadOnlySpan<byte> overload, Span<Value> arguments)
    {
        Value result = default;
        Many(ref handle, name, overload, arguments, new Span<Value>(ref result));
        return result;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Find(ref nint handle, ReadOnlySpan<byte> name, ReadOnlySpan<byte> overload)
    {
        _ = Engine.LiveBytes;
        nint found;
        fixed (byte* n = name)
        fixed (byte* o = overload)
            Engine.Check(Engine.engine_find(n, o, &found));
        handle = found;
    }
}

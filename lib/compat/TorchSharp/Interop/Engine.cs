using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace TorchSharp.Interop;

/// <summary>The entry points of the native engine (native/*.cpp). Those that can fail return a message, or null.</summary>
internal static unsafe partial class Engine
{
    private const string Library = "TorchEngine";

    [LibraryImport(Library)]
    private static partial byte* engine_start(long** liveBytes);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int setenv(string name, string value, int overwrite);

    [LibraryImport(Library)]
    internal static partial void engine_threads(int usual, int wide);

    [LibraryImport(Library)]
    internal static partial void engine_trim();

    [LibraryImport(Library)]
    internal static partial void engine_function_hooks(
        delegate* unmanaged[Cdecl]<long, nint, nint*, int, nint*, int, byte*> backward,
        delegate* unmanaged[Cdecl]<long, void> forget
    );

    [LibraryImport(Library)]
    internal static partial byte* engine_function_wrap(
        long key,
        nint* inputs,
        int inputCount,
        nint* outputs,
        int outputCount,
        nint* constant,
        int constantCount,
        nint* dirty,
        int dirtyCount,
        nint* saved,
        int savedCount,
        int materialise,
        nint* results
    );

    [LibraryImport(Library)]
    internal static partial byte* engine_function_saved(nint node, nint* results, int capacity, int* count);

    [LibraryImport(Library)]
    internal static partial int engine_get_threads();

    [LibraryImport(Library)]
    internal static partial byte* engine_interop_threads(int count);

    [LibraryImport(Library)]
    internal static partial int engine_get_interop_threads();

    [LibraryImport(Library)]
    internal static partial int engine_cuda_devices();

    [LibraryImport(Library)]
    internal static partial byte* engine_find(byte* name, byte* overload, nint* result);

    [LibraryImport(Library)]
    internal static partial byte* engine_call(nint op, Value* arguments, int count, Value* results, int capacity);

    [LibraryImport(Library)]
    internal static partial void engine_free(void* pointer);

    [LibraryImport(Library)]
    internal static partial void engine_release(nint tensor);

    [LibraryImport(Library), SuppressGCTransition]
    internal static partial nint engine_share(nint tensor);

    [LibraryImport(Library), SuppressGCTransition]
    internal static partial int engine_dtype(nint tensor);

    [LibraryImport(Library), SuppressGCTransition]
    internal static partial long engine_device(nint tensor);

    [LibraryImport(Library), SuppressGCTransition]
    internal static partial long engine_numel(nint tensor);

    [LibraryImport(Library), SuppressGCTransition]
    internal static partial long engine_storage_offset(nint tensor);

    [LibraryImport(Library)]
    internal static partial void* engine_data(nint tensor);

    [LibraryImport(Library)]
    internal static partial int engine_requires_grad(nint tensor);

    [LibraryImport(Library)]
    internal static partial int engine_is_leaf(nint tensor);

    [LibraryImport(Library), SuppressGCTransition]
    internal static partial int engine_layout(nint tensor);

    [LibraryImport(Library)]
    internal static partial int engine_is_contiguous(nint tensor);

    [LibraryImport(Library), SuppressGCTransition]
    internal static partial int engine_is_inference(nint tensor);

    [LibraryImport(Library)]
    internal static partial int engine_shape(nint tensor, long** sizes);

    [LibraryImport(Library)]
    internal static partial int engine_strides(nint tensor, long** strides);

    [LibraryImport(Library)]
    internal static partial byte* engine_storage(nint tensor, void** data, long* bytes);

    [LibraryImport(Library)]
    internal static partial byte* engine_feed_forward(
        nint input,
        nint* weights,
        nint* biases,
        int* activations,
        int count,
        nint* result
    );

    [LibraryImport(Library)]
    internal static partial byte* engine_set_requires_grad(nint tensor, int on);

    [LibraryImport(Library)]
    internal static partial byte* engine_retain_grad(nint tensor);

    [LibraryImport(Library)]
    internal static partial byte* engine_grad(nint tensor, nint* result);

    [LibraryImport(Library)]
    internal static partial byte* engine_set_grad(nint tensor, nint gradient);

    [LibraryImport(Library)]
    internal static partial byte* engine_set_data(nint tensor, nint data);

    [LibraryImport(Library)]
    internal static partial byte* engine_backward(
        nint* tensors,
        int n,
        nint* gradients,
        int retain,
        int create,
        nint* inputs,
        int m
    );

    [LibraryImport(Library)]
    internal static partial byte* engine_grads(
        nint* outputs,
        int n,
        nint* inputs,
        int m,
        nint* gradients,
        int retain,
        int create,
        int unused,
        nint* results
    );

    /// <summary>1 where anomalies are looked for, plus 2 where not-a-number is one.</summary>
    [LibraryImport(Library), SuppressGCTransition]
    internal static partial int engine_anomaly_mode();

    [LibraryImport(Library), SuppressGCTransition]
    internal static partial void engine_set_anomaly_mode(int on, int check_nan);

    [LibraryImport(Library), SuppressGCTransition]
    internal static partial int engine_grad_mode();

    [LibraryImport(Library), SuppressGCTransition]
    internal static partial void engine_set_grad_mode(int on);

    [LibraryImport(Library), SuppressGCTransition]
    internal static partial int engine_inference_mode();

    [LibraryImport(Library)]
    internal static partial nint engine_enter_inference(int on);

    [LibraryImport(Library)]
    internal static partial void engine_leave_inference(nint mode);

    [LibraryImport(Library)]
    internal static partial nint engine_generator(ulong seed);

    [LibraryImport(Library)]
    internal static partial nint engine_default_generator();

    [LibraryImport(Library)]
    internal static partial void engine_release_generator(nint generator);

    [LibraryImport(Library)]
    internal static partial void engine_seed(nint generator, ulong seed);

    [LibraryImport(Library)]
    internal static partial ulong engine_current_seed(nint generator);

    [LibraryImport(Library)]
    internal static partial nint engine_generator_state(nint generator);

    [LibraryImport(Library)]
    internal static partial byte* engine_set_generator_state(nint generator, nint state);

    [LibraryImport(Library)]
    internal static partial byte* engine_manual_seed(ulong seed);

    [LibraryImport(Library)]
    internal static partial void engine_set_default_dtype(int type);

    [LibraryImport(Library)]
    internal static partial byte* engine_adam(
        int count,
        nint* parameters,
        nint* first,
        nint* second,
        nint* top,
        long* steps,
        double lr,
        double beta1,
        double beta2,
        double eps,
        double decay,
        int decoupled,
        int maximize
    );

    [LibraryImport(Library)]
    internal static partial byte* engine_adamax(
        int count,
        nint* parameters,
        nint* first,
        nint* infinity,
        long* steps,
        double lr,
        double beta1,
        double beta2,
        double eps,
        double decay
    );

    [LibraryImport(Library)]
    internal static partial byte* engine_clip(int count, nint* parameters, double limit, double* norm);

    [LibraryImport(Library)]
    internal static partial void engine_zero_grad(int count, nint* parameters);

    /// <summary>Bytes that libtorch holds for CPU tensors, autograd's saved ones included.</summary>
    internal static readonly long* LiveBytes = Start();

    internal static void Check(byte* message)
    {
        if (message == null)
            return;
        if (ManagedNodes.TakeThrown() is { } thrown)
            ExceptionDispatchInfo.Throw(thrown);
        throw new ExternalException(Marshal.PtrToStringUTF8((nint)message));
    }

    private static long* Start()
    {
        long* live;
        Check(engine_start(&live));
        engine_threads(1, Threads.Bound);
        return live;
    }

    [ModuleInitializer]
    internal static void Resolve() => NativeLibrary.SetDllImportResolver(typeof(Engine).Assembly, Find);

    private static nint Find(string name, Assembly assembly, DllImportSearchPath? search)
    {
        if (name != Library)
            return 0;
        var beside = Path.Combine(Path.GetDirectoryName(assembly.Location) ?? "", "libTorchEngine.so");
        if (!File.Exists(beside))
            throw new DllNotFoundException($"{beside} is missing: the native engine is built by './nb setup'");
        // Read once, when libgomp loads. Threads that wait for work spin for as long as the next operator takes to come, then
        // sleep: one that sleeps at once is late for every convolution, one that goes on spinning starves its neighbours.
        _ = setenv("OMP_WAIT_POLICY", "PASSIVE", 0);
        _ = setenv("GOMP_SPINCOUNT", "20000", 0);
        // Left alone, libtorch 1.13 stays at AVX2.
        if (Avx512BW.VL.IsSupported && Avx512DQ.VL.IsSupported && Fma.IsSupported)
            _ = setenv("ATEN_CPU_CAPABILITY", "avx512", 0);
        return NativeLibrary.TryLoad(beside, out var handle)
            ? handle
            : throw new DllNotFoundException(
                $"{beside} could not be loaded, most likely because libtorch is missing or was updated: run './nb setup'"
            );
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using TorchSharp.Modules;

namespace GenerativeModels.Training;

/// <summary>The one place that picks the device and the number of threads.</summary>
/// <remarks>
/// Everything else takes its device from the tensors, modules and generators it is given. A generator of TorchSharp 0.107 names a device
/// but draws on the CPU, and libtorch takes it for no other: draw there and move, <c>randn(n, generator: rng).to(Compute.Device)</c>. See
/// also <see cref="Probability.Draws"/>.
/// </remarks>
public static class Compute
{
    /// <summary>From here on a pass is worth more than one thread: about half a millisecond of one core.</summary>
    private const double LargePass = 5e7;

    /// <summary>Where models and data go: the first CUDA device where there is one, else the CPU.</summary>
    /// <remarks>Read it before the first tensor is made: CUDA has to be initialised ahead of the CPU backend.</remarks>
    public static Device Device { get; } = Pick();

    /// <summary>Whether oneDNN computes the CPU's convolutions. Where it computes them wrong, libtorch's own, slower ones do.</summary>
    /// <remarks>It was seen to be wrong where an AMD processor hides its caches' sizes, inside a virtual machine.</remarks>
    public static bool UsesOneDnn { get; } = OneDnn.KeepIfRight();

    /// <summary>Sets the threads of tensor operations for work of a size, until it is disposed of on the same thread.</summary>
    /// <remarks>
    /// Small networks gain nothing from a second thread and lose much beside other work; convolutions and large batches gain nearly
    /// a factor. Large work gets what there is: all cores, or what OMP_NUM_THREADS or set_num_threads say.
    /// </remarks>
    /// <param name="multiplyAdds">Of one forward pass, about.</param>
    public static IDisposable ThreadsFor(double multiplyAdds) =>
        new ThreadScope(multiplyAdds < LargePass ? 1 : get_num_threads());

    /// <summary>Sets the threads of tensor operations, until it is disposed of on the same thread.</summary>
    internal static IDisposable UseThreads(int count) => new ThreadScope(count);

    /// <summary>Before anything convolves: whoever uses this library has used this class.</summary>
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "Wrong convolutions are silent, and nobody would call this.")]
    internal static void Initialise() => RuntimeHelpers.RunClassConstructor(typeof(Compute).TypeHandle);

    private static Device Pick()
    {
        if (TryInitializeDeviceType(TorchSharp.DeviceType.CUDA) && cuda_is_available())
            return new Device(TorchSharp.DeviceType.CUDA, 0);
        InitializeDeviceType(TorchSharp.DeviceType.CPU);
        return new Device(TorchSharp.DeviceType.CPU, -1);
    }

    private sealed class ThreadScope : IDisposable
    {
        private readonly int before = get_num_threads();

        public ThreadScope(int count) => Set(count);

        public void Dispose() => Set(before);

        private static void Set(int count)
        {
            if (count != get_num_threads())
                set_num_threads(count);
        }
    }
}

/// <summary>Counts the multiply-adds of a model's linear layers while it lives; a model that convolves counts as large.</summary>
internal sealed class PassSize : IDisposable
{
    private readonly List<Action> unhook = [];

    public PassSize(nn.Module model)
    {
        if (model.parameters().Any(parameter => parameter.dim() > 2))
            MultiplyAdds = double.PositiveInfinity;
        else
            foreach (var layer in model.modules().Append(model).OfType<Linear>())
                unhook.Add(layer.register_forward_hook(Count).remove);

        Tensor Count(nn.Module<Tensor, Tensor> layer, Tensor input, Tensor output)
        {
            MultiplyAdds += (double)output.numel() * input.shape[^1];
            return output;
        }
    }

    /// <summary>Of all passes so far.</summary>
    public double MultiplyAdds { get; private set; }

    public void Dispose() => unhook.ForEach(remove => remove());
}

using static TorchSharp.torch;

namespace GenerativeModels.Training;

/// <summary>The one place that picks the device: the first CUDA device where there is one, else the CPU.</summary>
/// <remarks>Everything else takes its device from the tensors and modules it is given.</remarks>
public static class Compute
{
    /// <summary>Where models and data go.</summary>
    /// <remarks>Read it before the first tensor is made: CUDA has to be initialised ahead of the CPU backend.</remarks>
    public static Device Device { get; } = Pick();

    private static Device Pick()
    {
        if (TryInitializeDeviceType(TorchSharp.DeviceType.CUDA) && cuda_is_available())
            return new Device(TorchSharp.DeviceType.CUDA, 0);
        InitializeDeviceType(TorchSharp.DeviceType.CPU);
        return new Device(TorchSharp.DeviceType.CPU, -1);
    }
}

using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static readonly Device CPU = new(DeviceType.CPU);
    public static readonly Device META = new(DeviceType.META);

    private static Device? defaultDevice;

    public static Device CUDA => new(DeviceType.CUDA);

    public static string __version__ => "0.107.0";

    internal static Device? DefaultDevice => defaultDevice;

    public static Device device(string description) => new(description);

    public static Device device(string deviceType, int index = -1) => new(deviceType, index);

    public static Device device(DeviceType deviceType, int index = -1) => new(deviceType, index);

    public static Device device(int index) => new(index);

    public static Device get_default_device() => defaultDevice ?? CPU;

    public static void set_default_device(Device device) =>
        defaultDevice = device.type == DeviceType.CPU ? null : InitializeDevice(device);

    public static void set_default_device(string device) => set_default_device(new Device(device));

    /// <summary>Throws where this libtorch cannot serve the device.</summary>
    public static void InitializeDeviceType(DeviceType deviceType)
    {
        if (!TryInitializeDeviceType(deviceType))
            throw new InvalidOperationException($"this libtorch does not serve {deviceType}");
    }

    public static bool TryInitializeDeviceType(DeviceType deviceType) =>
        deviceType switch
        {
            DeviceType.CPU or DeviceType.META => true,
            DeviceType.CUDA => cuda.is_available(),
            _ => false,
        };

    public static Device InitializeDevice(Device device)
    {
        var chosen = device ?? get_default_device();
        InitializeDeviceType(chosen.type);
        return chosen;
    }

    public static bool cuda_is_available() => cuda.is_available();

    public static bool mps_is_available() => false;

    public static int get_num_threads() => Threads.Count;

    public static void set_num_threads(int num) => Threads.Set(num);

    public static int get_num_interop_threads() => Engine.engine_get_interop_threads();

    /// <summary>Once, and before the first parallel work: libtorch refuses it later.</summary>
    public static unsafe void set_num_interop_threads(int num)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(num, 1);
        Engine.Check(Engine.engine_interop_threads(num));
    }

    public static class cuda
    {
        public static bool is_available() => Engine.engine_cuda_devices() > 0;

        public static int device_count() => Engine.engine_cuda_devices();

        public static bool is_cudnn_available() => is_available();

        public static unsafe void manual_seed(long seed) => Engine.Check(Engine.engine_manual_seed((ulong)seed));

        public static void manual_seed_all(long seed) => manual_seed(seed);
    }
}

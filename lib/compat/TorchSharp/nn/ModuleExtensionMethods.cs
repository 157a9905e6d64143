using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Moves a module and gives it back with its own type.</summary>
public static class ModuleExtensionMethods
{
    public static T to<T>(this T module, Device device, ScalarType type, bool non_blocking = false)
        where T : nn.Module
    {
        module.MoveTo(type, device, non_blocking);
        return module;
    }

    public static T to<T>(this T module, DeviceType deviceType, int deviceIndex = -1, bool non_blocking = false)
        where T : nn.Module
    {
        module.MoveTo(null, new Device(deviceType, deviceIndex), non_blocking);
        return module;
    }

    public static T to<T>(this T module, Device device, bool non_blocking = false)
        where T : nn.Module
    {
        module.MoveTo(null, device, non_blocking);
        return module;
    }

    public static T to<T>(this T module, string device, bool non_blocking = false)
        where T : nn.Module
    {
        module.MoveTo(null, new Device(device), non_blocking);
        return module;
    }

    public static T to<T>(this T module, ScalarType type, bool non_blocking = false)
        where T : nn.Module
    {
        module.MoveTo(type, null, non_blocking);
        return module;
    }

    public static T to<T>(this T module, Tensor other, bool non_blocking = false)
        where T : nn.Module
    {
        module.MoveTo(other.dtype, other.device, non_blocking);
        return module;
    }

    public static T cpu<T>(this T module, bool non_blocking = false)
        where T : nn.Module
    {
        module.MoveTo(null, CPU, non_blocking);
        return module;
    }

    public static T cuda<T>(this T module, int deviceIndex = -1, bool non_blocking = false)
        where T : nn.Module
    {
        module.MoveTo(null, new Device(DeviceType.CUDA, deviceIndex), non_blocking);
        return module;
    }

    public static T @bool<T>(this T module, bool non_blocking = false)
        where T : nn.Module
    {
        module.MoveTo(ScalarType.Bool, null, non_blocking);
        return module;
    }

    public static T @byte<T>(this T module, bool non_blocking = false)
        where T : nn.Module
    {
        module.MoveTo(ScalarType.Byte, null, non_blocking);
        return module;
    }

    public static T @char<T>(this T module, bool non_blocking = false)
        where T : nn.Module
    {
        module.MoveTo(ScalarType.Int8, null, non_blocking);
        return module;
    }

    public static T @short<T>(this T module, bool non_blocking = false)
        where T : nn.Module
    {
        module.MoveTo(ScalarType.Int16, null, non_blocking);
        return module;
    }

    public static T @int<T>(this T module, bool non_blocking = false)
        where T : nn.Module
    {
        module.MoveTo(ScalarType.Int32, null, non_blocking);
        return module;
    }

    public static T @long<T>(this T module, bool non_blocking = false)
        where T : nn.Module
    {
        module.MoveTo(ScalarType.Int64, null, non_blocking);
        return module;
    }

    public static T half<T>(this T module, bool non_blocking = false)
        where T : nn.Module
    {
        module.MoveTo(ScalarType.Float16, null, non_blocking);
        return module;
    }

    public static T bfloat16<T>(this T module, bool non_blocking = false)
        where T : nn.Module
    {
        module.MoveTo(ScalarType.BFloat16, null, non_blocking);
        return module;
    }

    public static T @float<T>(this T module, bool non_blocking = false)
        where T : nn.Module
    {
        module.MoveTo(ScalarType.Float32, null, non_blocking);
        return module;
    }

    public static T @double<T>(this T module, bool non_blocking = false)
        where T : nn.Module
    {
        module.MoveTo(ScalarType.Float64, null, non_blocking);
        return module;
    }

    public static T cfloat<T>(this T module, bool non_blocking = false)
        where T : nn.Module
    {
        module.MoveTo(ScalarType.ComplexFloat32, null, non_blocking);
        return module;
    }

    public static T cdouble<T>(this T module, bool non_blocking = false)
        where T : nn.Module
    {
        module.MoveTo(ScalarType.ComplexFloat64, null, non_blocking);
        return module;
    }
}

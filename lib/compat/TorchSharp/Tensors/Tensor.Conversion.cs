namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor to(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(type, null!, copy, disposeAfter, non_blocking);

        public Tensor to_type(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(type, null!, copy, disposeAfter, non_blocking);

        public Tensor to(Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(dtype, device, copy, disposeAfter, non_blocking);

        public Tensor to(string device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(new Device(device), copy, disposeAfter, non_blocking);

        public Tensor to(
            DeviceType deviceType,
            int deviceIndex = -1,
            bool copy = false,
            bool disposeAfter = false,
            bool non_blocking = false
        ) => to(new Device(deviceType, deviceIndex), copy, disposeAfter, non_blocking);

        public Tensor to(Tensor other, bool non_blocking = false) => to(other.dtype, other.device, non_blocking: non_blocking);

        /// <summary>This tensor in another type or place; a second handle on the same one where nothing has to change.</summary>
        public Tensor to(ScalarType type, Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false)
        {
            var moved = ToCopy(type, null, device!, null, non_blocking, copy);
            if (disposeAfter)
                Dispose();
            return moved;
        }

        public Tensor cpu() => to(CPU);

        public Tensor cuda(Device? device = null, bool non_blocking = false) =>
            to(device ?? new Device(DeviceType.CUDA), non_blocking: non_blocking);

        public Tensor type(ScalarType dtype) => to_type(dtype);

        public Tensor type(Func<Tensor, Tensor> typeFunc) => typeFunc(this);

        public Tensor type_as(Tensor tensor) => to_type(tensor.dtype);

        public Tensor @bool() => to_type(ScalarType.Bool);

        public Tensor @byte() => to_type(ScalarType.Byte);

        public Tensor @char() => to_type(ScalarType.Int8);

        public Tensor @short() => to_type(ScalarType.Int16);

        public Tensor @int() => to_type(ScalarType.Int32);

        public Tensor @long() => to_type(ScalarType.Int64);

        public Tensor half() => to_type(ScalarType.Float16);

        public Tensor bfloat16() => to_type(ScalarType.BFloat16);

        public Tensor @float() => to_type(ScalarType.Float32);

        public Tensor @double() => to_type(ScalarType.Float64);

        public Tensor cfloat() => to_type(ScalarType.ComplexFloat32);

        public Tensor cdouble() => to_type(ScalarType.ComplexFloat64);
    }
}

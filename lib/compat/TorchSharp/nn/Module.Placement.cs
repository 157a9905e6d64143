namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            protected virtual Module _to(Device device, ScalarType dtype, bool non_blocking)
            {
                _toEpilog(dtype, device, non_blocking);
                return this;
            }

            protected virtual Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking)
            {
                _toEpilog(null, new Device(deviceType, deviceIndex), non_blocking);
                return this;
            }

            protected virtual Module _to(ScalarType dtype, bool non_blocking)
            {
                _toEpilog(dtype, null, non_blocking);
                return this;
            }

            public Module _to(Tensor other, bool non_blocking)
            {
                _toEpilog(other.dtype, other.device, non_blocking);
                return this;
            }

            protected void _toEpilog(Device device, ScalarType dtype, bool non_blocking) =>
                _toEpilog((ScalarType?)dtype, device, non_blocking);

            protected void _toEpilog(DeviceType deviceType, int deviceIndex, bool non_blocking) =>
                _toEpilog(null, new Device(deviceType, deviceIndex), non_blocking);

            protected void _toEpilog(ScalarType dtype, bool non_blocking) => _toEpilog((ScalarType?)dtype, null, non_blocking);

            /// <summary>Moves every parameter and buffer; integer ones keep their type. The objects stay the same, only their data change.</summary>
            protected virtual void _toEpilog(ScalarType? dtype, Device? device, bool non_blocking)
            {
                if (device is not null)
                {
                    InitializeDevice(device);
                    (_deviceType, _deviceIndex) = (device.type, device.index);
                }
                using (no_grad())
                    foreach (var tensor in parameters().Cast<Tensor>().Concat(buffers()).ToList())
                        Move(tensor, dtype, device, non_blocking);
            }

            internal void MoveTo(ScalarType? dtype, Device? device, bool non_blocking)
            {
                if (dtype is { } type && device is not null)
                    _to(device, type, non_blocking);
                else if (dtype is { } only)
                    _to(only, non_blocking);
                else if (device is not null)
                    _to(device.type, device.index, non_blocking);
            }

            protected static (Device device, ScalarType dtype) GetDefaultDeviceAndType(
                Device? device = null,
                ScalarType? dtype = null
            ) => (device ?? get_default_device(), dtype ?? get_default_dtype());

            private static void Move(Tensor tensor, ScalarType? dtype, Device? device, bool non_blocking)
            {
                var type = dtype is { } wanted && (tensor.is_floating_point() || tensor.is_complex()) ? wanted : tensor.dtype;
                using var scope = NewDisposeScope();
                var moved = tensor.detach().to(type, device ?? tensor.device, non_blocking: non_blocking);
                if (tensor.requires_grad)
                    moved.requires_grad_();
                var grad = tensor.grad?.to(type, device ?? tensor.device, non_blocking: non_blocking);
                tensor.Adopt(moved);
                if (grad is not null)
                    tensor.grad = grad;
            }
        }
    }
}

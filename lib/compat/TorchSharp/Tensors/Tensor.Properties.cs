using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public ScalarType dtype => (ScalarType)Alive(Engine.engine_dtype(Handle));

        public Device device
        {
            get
            {
                var code = Alive(Engine.engine_device(Handle));
                return code == 0xffff ? CPU : new Device((DeviceType)(code >> 16), (short)(code & 0xffff));
            }
        }

        public DeviceType device_type => (DeviceType)(Alive(Engine.engine_device(Handle)) >> 16);

        public int device_index => (short)(Alive(Engine.engine_device(Handle)) & 0xffff);

        public unsafe long[] shape
        {
            get
            {
                long* sizes;
                var count = Engine.engine_shape(Handle, &sizes);
                long[] list =
                    count < 0
                        ? throw new InvalidOperationException("this tensor has no shape")
                        : [.. new Span<long>(sizes, count)];
                GC.KeepAlive(this);
                return list;
            }
        }

        public unsafe long ndim
        {
            get
            {
                long* sizes;
                return Alive(Engine.engine_shape(Handle, &sizes));
            }
        }

        public long Dimensions => ndim;

        public long NumberOfElements => numel();

        public long ElementSize => element_size();

        public bool requires_grad
        {
            get => Alive(Engine.engine_requires_grad(Handle)) != 0;
            set => requires_grad_(value);
        }

        public bool is_leaf => Alive(Engine.engine_is_leaf(Handle)) != 0;

        public bool is_cuda => device_type == DeviceType.CUDA;

        public bool is_meta => device_type == DeviceType.META;

        public bool is_sparse => Alive(Engine.engine_layout(Handle)) != 0;

        public string? name { get; set; }

        public Tensor T =>
            ndim == 2 ? transpose(0, 1) : permute([.. Enumerable.Range(0, (int)ndim).Reverse().Select(i => (long)i)]);

        public Tensor H => adjoint();

        public Tensor mT => transpose(-2, -1);

        public Tensor mH => transpose(-2, -1).conj();

        public Tensor real => is_complex() ? view_as_real().select(-1, 0) : alias();

        public Tensor imag => view_as_real().select(-1, 1);

        public long numel() => Alive(Engine.engine_numel(Handle));

        public long dim() => ndim;

        public long element_size() => dtype.ElementSize();

        public long[] size() => shape;

        public long size(int dim)
        {
            var sizes = shape;
            var index = dim < 0 ? dim + sizes.Length : dim;
            return index >= 0 && index < sizes.Length
                ? sizes[index]
                : throw new ArgumentOutOfRangeException(
                    nameof(dim),
                    $"a tensor of shape [{string.Join(", ", sizes)}] has no dimension {dim}"
                );
        }

        public unsafe long[] stride()
        {
            long* strides;
            var count = Engine.engine_strides(Handle, &strides);
            long[] list =
                count < 0
                    ? throw new InvalidOperationException("this tensor has no strides")
                    : [.. new Span<long>(strides, count)];
            GC.KeepAlive(this);
            return list;
        }

        public long stride(int dim)
        {
            var strides = stride();
            return strides[dim < 0 ? dim + strides.Length : dim];
        }

        public long storage_offset() => Alive(Engine.engine_storage_offset(Handle));

        public bool is_contiguous() => Alive(Engine.engine_is_contiguous(Handle)) != 0;

        public bool is_cpu() => device_type == DeviceType.CPU;

        public bool is_integral() => torch.is_integral(dtype);

        public bool is_floating_point() => torch.is_floating_point(dtype);

        public bool is_complex() => torch.is_complex(dtype);

        public bool is_nonzero() => ToScalar().ToBoolean();

        public override int GetHashCode() => handle.GetHashCode();

        /// <summary>Element by element, as == has it: the result is a tensor of truth values only there.</summary>
        public bool Equals(Tensor target) =>
            target is not null && (ReferenceEquals(this, target) || (shape.AsSpan().SequenceEqual(target.shape) && Same(target)));

        public override bool Equals(object? obj) => obj is Tensor other && Equals(other);

        private bool Same(Tensor target)
        {
            using var compared = eq(target);
            using var every = compared.all();
            return every.item<bool>();
        }

        /// <summary>Keeps this object from being finalized while native code looks at it.</summary>
        private TValue Alive<TValue>(TValue value)
        {
            GC.KeepAlive(this);
            return value;
        }
    }
}

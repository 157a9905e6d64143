using TorchSharp.Interop;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The numbers of a CPU tensor; its type must be <typeparamref name="T"/>.</summary>
        public TensorAccessor<T> data<T>()
            where T : unmanaged
        {
            Expect<T>();
            if (device_type != DeviceType.CPU)
                throw new InvalidOperationException(
                    $"the numbers of a tensor on {device} cannot be read: move it to the cpu first"
                );
            return new TensorAccessor<T>(this);
        }

        /// <summary>The one number of a tensor with one element.</summary>
        public T item<T>()
            where T : unmanaged
        {
            if (numel() != 1)
                throw new ArgumentException($"item needs a tensor with exactly one element, this one has {numel()}");
            Expect<T>();
            using var here = cpu();
            return here.Memory<T>()[0];
        }

        public Scalar ToScalar()
        {
            if (numel() != 1)
                throw new ArgumentException($"a number needs a tensor with exactly one element, this one has {numel()}");
            using var here = cpu();
            return here.dtype switch
            {
                ScalarType.Float32 => here.Memory<float>()[0],
                ScalarType.Float64 => here.Memory<double>()[0],
                ScalarType.Int64 => here.Memory<long>()[0],
                ScalarType.Int32 => here.Memory<int>()[0],
                ScalarType.Bool => here.Memory<bool>()[0],
                ScalarType.Byte => here.Memory<byte>()[0],
                ScalarType.Int8 => here.Memory<sbyte>()[0],
                ScalarType.Int16 => here.Memory<short>()[0],
                ScalarType.Float16 => here.Memory<Half>()[0],
                ScalarType.BFloat16 => here.Memory<BFloat16>()[0],
                ScalarType.ComplexFloat32 => here.Memory<(float, float)>()[0],
                ScalarType.ComplexFloat64 => here.Memory<System.Numerics.Complex>()[0],
                var type => throw new NotSupportedException($"no number of type {type}"),
            };
        }

        /// <summary>The bytes of a contiguous CPU tensor.</summary>
        public unsafe Span<byte> bytes
        {
            get
            {
                if (!is_contiguous())
                    throw new NotSupportedException("the bytes of a tensor are only defined for a contiguous one");
                if (device_type != DeviceType.CPU)
                    throw new InvalidOperationException(
                        $"the bytes of a tensor on {device} cannot be read: move it to the cpu first"
                    );
                return new Span<byte>(Address, checked((int)(numel() * element_size())));
            }
            set
            {
                var target = bytes;
                if (value.Length != target.Length)
                    throw new ArgumentException($"expected {target.Length} bytes, got {value.Length}");
                value.CopyTo(target);
            }
        }

        public T ReadCpuValue<T>(long i)
            where T : unmanaged
        {
            Expect<T>();
            return device_type == DeviceType.CPU
                ? Memory<T>()[checked((int)i)]
                : throw new InvalidOperationException("not on the cpu");
        }

        public bool ReadCpuBool(long i) => ReadCpuValue<bool>(i);

        public byte ReadCpuByte(long i) => ReadCpuValue<byte>(i);

        public sbyte ReadCpuSByte(long i) => ReadCpuValue<sbyte>(i);

        public short ReadCpuInt16(long i) => ReadCpuValue<short>(i);

        public int ReadCpuInt32(long i) => ReadCpuValue<int>(i);

        public long ReadCpuInt64(long i) => ReadCpuValue<long>(i);

        public float ReadCpuSingle(long i) => ReadCpuValue<float>(i);

        public double ReadCpuDouble(long i) => ReadCpuValue<double>(i);

        public float ReadCpuFloat16(long i) => (float)ReadCpuValue<Half>(i);

        public float ReadCpuBFloat16(long i) => (float)ReadCpuValue<BFloat16>(i);

        /// <summary>Nested lists of the elements, or the element itself of a scalar.</summary>
        public object tolist()
        {
            if (ndim == 0)
                return item_object();
            return unbind().Select(row => row.tolist()).ToList();

            object item_object() =>
                dtype switch
                {
                    ScalarType.Float32 => item<float>(),
                    ScalarType.Float64 => item<double>(),
                    ScalarType.Int64 => item<long>(),
                    ScalarType.Int32 => item<int>(),
                    ScalarType.Bool => item<bool>(),
                    ScalarType.Byte => item<byte>(),
                    ScalarType.Int8 => item<sbyte>(),
                    ScalarType.Int16 => item<short>(),
                    ScalarType.Float16 => item<Half>(),
                    ScalarType.BFloat16 => item<BFloat16>(),
                    _ => ToScalar(),
                };
        }

        /// <summary>The memory of a contiguous CPU tensor whose type is known to be <typeparamref name="T"/>.</summary>
        internal unsafe Span<T> Memory<T>()
            where T : unmanaged => new(Address, checked((int)numel()));

        /// <summary>The address of the first element; a tensor whose numbers are only promised is computed first.</summary>
        internal unsafe void* Address
        {
            get
            {
                var address = Engine.engine_data(Handle);
                if (address != null || numel() == 0)
                    return address;
                using var scope = NewDisposeScope();
                using var quiet = no_grad();
                Adopt(detach().resolve_conj().resolve_neg().clone());
                address = Engine.engine_data(Handle);
                return address != null ? address : throw new InvalidOperationException("this tensor has no memory of its own");
            }
        }

        private void Expect<T>()
        {
            if (dtype != Creation.TypeOf(typeof(T)))
                throw new ArgumentException($"a tensor of type {dtype} cannot be read as {typeof(T).Name}");
        }
    }
}

using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A source of random numbers with its own state (mt19937, as PyTorch's).</summary>
    public class Generator : IDisposable
    {
        private static readonly Generator Shared = new(Engine.engine_default_generator());
        private nint handle;

        public Generator(ulong seed = 0, Device? device = null)
        {
            if (device is { type: not DeviceType.CPU })
                throw new NotSupportedException($"generators live on cpu, got {device}");
            this.device = device ?? CPU;
            handle = Engine.engine_generator(seed);
        }

        private Generator(nint handle)
        {
            this.handle = handle;
            device = CPU;
        }

        ~Generator() => Dispose(false);

        public static Generator Default => Shared;

        public Device device { get; private set; }

        public IntPtr Handle => handle != 0 ? handle : throw new ObjectDisposedException(nameof(Generator));

        public Generator manual_seed(long seed)
        {
            Engine.engine_seed(Handle, (ulong)seed);
            return this;
        }

        public long seed()
        {
            var fresh = Random.Shared.NextInt64();
            manual_seed(fresh);
            return fresh;
        }

        public long initial_seed() => (long)Engine.engine_current_seed(Handle);

        public Tensor get_state() => new(Engine.engine_generator_state(Handle));

        public unsafe void set_state(Tensor value)
        {
            Engine.Check(Engine.engine_set_generator_state(Handle, value.Handle));
            GC.KeepAlive(value);
        }

        public void Dispose()
        {
            if (ReferenceEquals(this, Shared))
                return;
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            var taken = Interlocked.Exchange(ref handle, 0);
            if (taken != 0)
                Engine.engine_release_generator(taken);
        }
    }
}

using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A handle on one of libtorch's tensors, which it owns.</summary>
    [Utils.TypeFormatterSource(typeof(TensorFormatterSource))]
    public partial class Tensor : IDisposable
    {
        private static long total;
        private static long peak;
        private nint handle;

        internal Tensor(nint handle)
        {
            if (handle == 0)
                throw new ArgumentException("an undefined tensor cannot be wrapped", nameof(handle));
            this.handle = handle;
            var now = Interlocked.Increment(ref total);
            if (now > Volatile.Read(ref peak))
                Volatile.Write(ref peak, now);
            DisposeScopeManager.Register(this);
            MemoryPressure.Check();
        }

        ~Tensor() => Dispose(false);

        /// <summary>Tensors alive in this process.</summary>
        public static long TotalCount => Volatile.Read(ref total);

        public static long PeakCount => Volatile.Read(ref peak);

        public IntPtr Handle =>
            handle != 0
                ? handle
                : throw new ObjectDisposedException(nameof(Tensor), "this tensor was disposed, or taken over by another");

        public bool IsInvalid => handle == 0;

        internal DisposeScope? Scope { get; set; }

        internal int Slot { get; set; }

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            var taken = Interlocked.Exchange(ref handle, 0);
            if (taken == 0)
                return;
            Interlocked.Decrement(ref total);
            if (disposing)
            {
                if (Scope is { } scope)
                    scope.MarkAsDisposed(this);
                else
                    DisposeScopeManager.Current.Tensors.DisposedOutsideScopeCount++;
            }
            Engine.engine_release(taken);
        }

        public static Tensor UnsafeCreateTensor(IntPtr handle) => new(handle);

        /// <summary>Gives the handle away: the caller owns it, and this object behaves as disposed.</summary>
        public IntPtr DecoupleFromNativeHandle()
        {
            var taken = Interlocked.Exchange(ref handle, 0);
            if (taken == 0)
                return taken;
            Interlocked.Decrement(ref total);
            Scope?.MarkAsDisposed(this);
            GC.SuppressFinalize(this);
            return taken;
        }

        /// <summary>Makes this object own another tensor's data: the other must not be used afterwards.</summary>
        internal void Adopt(Tensor other)
        {
            var fresh = Engine.engine_share(other.Handle);
            var old = Interlocked.Exchange(ref handle, fresh);
            if (old != 0)
                Engine.engine_release(old);
        }

        public Tensor MoveToOuterDisposeScope()
        {
            Scope?.MoveToOuter(this);
            return this;
        }

        public Tensor MoveToOtherDisposeScope(DisposeScope other)
        {
            if (Scope is { } scope)
                scope.MoveToOther(other, this);
            else
                other?.Attach(this);
            return this;
        }

        public Tensor MoveToOtherDisposeScope(Tensor other)
        {
            if (other.Scope is { } scope)
                return MoveToOtherDisposeScope(scope);
            return DetachFromDisposeScope();
        }

        public Tensor DetachFromDisposeScope()
        {
            Scope?.Detach(this);
            return this;
        }
    }
}

using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>No graph is recorded until the result is disposed.</summary>
    public static IDisposable no_grad() => new GradMode(false);

    public static IDisposable enable_grad(bool enabled = true) => new GradMode(enabled);

    public static IDisposable set_grad_enabled(bool mode = true) => new GradMode(mode);

    public static bool is_grad_enabled() => Engine.engine_grad_mode() != 0;

    public static IDisposable inference_mode(bool mode = true) => new InferenceMode(mode);

    public static bool is_inference_mode_enabled() => Engine.engine_inference_mode() != 0;

    /// <summary>A scope that disposes what is made in it; it belongs to the calling thread.</summary>
    public static DisposeScope NewDisposeScope() => DisposeScopeManager.Current.Enter();

    public static DisposeScope? CurrentDisposeScope => DisposeScopeManager.Current.Innermost;

    public static Tensor WrappedTensorDisposeScope(Func<Tensor> expr)
    {
        using var scope = NewDisposeScope();
        return expr().MoveToOuterDisposeScope();
    }

    private sealed class GradMode : IDisposable
    {
        private readonly int before = Engine.engine_grad_mode();

        public GradMode(bool on) => Engine.engine_set_grad_mode(on ? 1 : 0);

        public void Dispose() => Engine.engine_set_grad_mode(before);
    }

    private sealed class InferenceMode(bool on) : IDisposable
    {
        private nint guard = Engine.engine_enter_inference(on ? 1 : 0);

        public void Dispose()
        {
            if (guard != 0)
                Engine.engine_leave_inference(guard);
            guard = 0;
        }
    }
}

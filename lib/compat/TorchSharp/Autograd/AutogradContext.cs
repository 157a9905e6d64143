using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>What a function keeps from its forward pass for its backward pass.</summary>
        public class AutogradContext : IDisposable
        {
            private readonly Dictionary<string, object?> data = [];

            internal AutogradContext() { }

            /// <summary>Whether gradients of outputs that nobody used come as zeros, not as null.</summary>
            public bool MaterializeGrads { get; private set; } = true;

            internal List<Tensor> Saved { get; private set; } = [];

            internal List<Tensor> Dirty { get; private set; } = [];

            internal List<Tensor> Constant { get; private set; } = [];

            /// <summary>The node of the running backward pass.</summary>
            internal nint Node { get; set; }

            /// <summary>Inputs and outputs that the backward pass needs; other tensors belong there too.</summary>
            public void save_for_backward(List<Tensor> tensors) => Saved = [.. tensors];

            public unsafe List<Tensor> get_saved_variables()
            {
                if (Node == 0)
                    return [.. Saved];
                var results = new nint[Saved.Count];
                int count;
                fixed (nint* found = results)
                    Engine.Check(Engine.engine_function_saved(Node, found, results.Length, &count));
                return [.. results.Select(handle => handle == 0 ? null! : new Tensor(handle))];
            }

            public void save_data(string key, object? value) => data[key] = value;

            public object? get_data(string key) => data.GetValueOrDefault(key);

            /// <summary>Inputs that the forward pass changed in place; it returns them.</summary>
            public void mark_dirty(List<Tensor> tensors) => Dirty = [.. tensors];

            /// <summary>Outputs without gradients.</summary>
            public void mark_non_differentiable(List<Tensor> tensors) => Constant = [.. tensors];

            public void set_materialize_grads(bool value) => MaterializeGrads = value;

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing) => data.Clear();

            /// <summary>Leaves what was saved to the node: only its number of tensors is needed from here on.</summary>
            internal void HandOver() => Saved = [.. Saved.Select(_ => (Tensor)null!)];
        }
    }
}

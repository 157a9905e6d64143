using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public unsafe Tensor? grad
        {
            get
            {
                nint result;
                Engine.Check(Engine.engine_grad(Handle, &result));
                GC.KeepAlive(this);
                return result == 0 ? null : new Tensor(result);
            }
            set
            {
                if (value is not null && !value.shape.AsSpan().SequenceEqual(shape))
                    throw new ArgumentException(
                        $"expected a gradient of shape [{string.Join(", ", shape)}], got [{string.Join(", ", value.shape)}]",
                        nameof(value)
                    );
                Engine.Check(Engine.engine_set_grad(Handle, value?.Handle ?? 0));
                GC.KeepAlive(value);
                GC.KeepAlive(this);
            }
        }

        public void backward() => backward(null);

        public void backward(
            IList<Tensor>? grad_tensors = null,
            bool retain_graph = false,
            bool create_graph = false,
            IList<Tensor>? inputs = null
        ) => autograd.backward([this], grad_tensors!, retain_graph || create_graph, create_graph, inputs!);

        public unsafe void retain_grad()
        {
            Engine.Check(Engine.engine_retain_grad(Handle));
            GC.KeepAlive(this);
        }

        public unsafe Tensor requires_grad_(bool requires_grad = true)
        {
            Engine.Check(Engine.engine_set_requires_grad(Handle, requires_grad ? 1 : 0));
            GC.KeepAlive(this);
            return this;
        }

        public Tensor with_requires_grad(bool requires_grad = true) => requires_grad_(requires_grad);
    }
}

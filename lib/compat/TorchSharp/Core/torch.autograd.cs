using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Derivatives by reverse accumulation.</summary>
    public static partial class autograd
    {
        /// <summary>d outputs / d inputs, without touching any tensor's grad. An unused input gives null where that is allowed.</summary>
        public static unsafe IList<Tensor> grad(
            IList<Tensor> outputs,
            IList<Tensor> inputs,
            IList<Tensor>? grad_outputs = null,
            bool retain_graph = false,
            bool create_graph = false,
            bool allow_unused = false
        )
        {
            var (o, i) = (Lists.Handles([.. outputs]), Lists.Handles([.. inputs]));
            var seeds = grad_outputs is null ? null : Array.ConvertAll([.. grad_outputs], t => t?.Handle ?? 0);
            Matching(o, seeds);
            var results = new nint[i.Length];
            fixed (
                nint* outs = o,
                    ins = i,
                    grads = seeds,
                    found = results
            )
                Engine.Check(
                    Engine.engine_grads(
                        outs,
                        o.Length,
                        ins,
                        i.Length,
                        grads,
                        retain_graph || create_graph ? 1 : 0,
                        create_graph ? 1 : 0,
                        allow_unused ? 1 : 0,
                        found
                    )
                );
            GC.KeepAlive(outputs);
            GC.KeepAlive(inputs);
            GC.KeepAlive(grad_outputs);
            return Array.ConvertAll(results, handle => handle == 0 ? null! : new Tensor(handle));
        }

        public static unsafe void backward(
            IList<Tensor> tensors,
            IList<Tensor>? grad_tensors = null,
            bool? retain_graph = null,
            bool create_graph = false,
            IList<Tensor>? inputs = null
        )
        {
            var t = Lists.Handles([.. tensors]);
            var seeds = grad_tensors is null ? null : Array.ConvertAll([.. grad_tensors], g => g?.Handle ?? 0);
            var i = inputs is null ? [] : Lists.Handles([.. inputs]);
            Matching(t, seeds);
            fixed (
                nint* roots = t,
                    grads = seeds,
                    ins = i
            )
                Engine.Check(
                    Engine.engine_backward(
                        roots,
                        t.Length,
                        grads,
                        retain_graph ?? create_graph ? 1 : 0,
                        create_graph ? 1 : 0,
                        ins,
                        i.Length
                    )
                );
            GC.KeepAlive(tensors);
            GC.KeepAlive(grad_tensors);
            GC.KeepAlive(inputs);
        }

        public static void backward(
            Tensor tensor,
            IList<Tensor>? grad_tensors = null,
            bool? retain_graph = null,
            bool create_graph = false,
            IList<Tensor>? inputs = null
        ) => backward([tensor], grad_tensors, retain_graph, create_graph, inputs);

        public static void backward(
            Tensor tensor,
            Tensor grad_tensor,
            bool? retain_graph = null,
            bool create_graph = false,
            IList<Tensor>? inputs = null
        ) => backward([tensor], [grad_tensor], retain_graph, create_graph, inputs);

        private static void Matching(nint[] outputs, nint[]? seeds)
        {
            if (seeds is not null && seeds.Length != outputs.Length)
                throw new ArgumentException($"expected {outputs.Length} gradients, one for each output, got {seeds.Length}");
        }
    }
}

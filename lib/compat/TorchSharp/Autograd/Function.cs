using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>A function with a backward pass of its own. Derive from the class for one output, or for several.</summary>
        public abstract class Function<T>
            where T : Function<T>, new()
        {
            private protected Function() { }

            public abstract string Name { get; }

            /// <summary>Calls the function on tensors and other values.</summary>
            public static List<Tensor> apply_internal(params object[] vars)
            {
                var function = new T();
                var inputs = vars.OfType<Tensor>().ToList();
                var context = new AutogradContext();
                List<Tensor> outputs;
                using (no_grad())
                    outputs = function.Forward(context, vars);
                if (outputs.Any(output => output is null))
                    throw new InvalidOperationException($"{function.Name} returned a null tensor");
                if (!is_grad_enabled() || !inputs.Any(input => input.requires_grad))
                    return outputs;
                return ManagedNodes.Wrap(context, inputs, outputs, gradients => Backward(function, context, vars, gradients));
            }

            internal abstract List<Tensor> Forward(AutogradContext context, object[] vars);

            internal abstract List<Tensor> Backward(AutogradContext context, List<Tensor> gradients);

            /// <summary>The gradients of the inputs that are tensors.</summary>
            private static List<Tensor> Backward(T function, AutogradContext context, object[] vars, List<Tensor> gradients)
            {
                var found = function.Backward(context, gradients);
                if (found.Count < vars.Length || found.Skip(vars.Length).Any(gradient => gradient is not null))
                    throw new InvalidOperationException(
                        $"{function.Name} returned {found.Count} gradients, expected {vars.Length}: one for every argument"
                    );
                for (var i = 0; i < vars.Length; i++)
                    if (vars[i] is not Tensor && found[i] is not null)
                        throw new InvalidOperationException(
                            $"{function.Name} returned a gradient for argument {i}, which is no tensor"
                        );
                return [.. found.Take(vars.Length).Where((_, i) => vars[i] is Tensor)];
            }
        }

        /// <summary>A function with one output.</summary>
        public abstract class SingleTensorFunction<T> : Function<T>
            where T : SingleTensorFunction<T>, new()
        {
            protected SingleTensorFunction() { }

            public static Tensor apply(params object[] vars) => apply_internal(vars)[0];

            public abstract Tensor forward(AutogradContext ctx, params object[] vars);

            /// <summary>d loss / d output → d loss / d argument for every argument, null where it is no tensor.</summary>
            public abstract List<Tensor> backward(AutogradContext ctx, Tensor grad_output);

            internal sealed override List<Tensor> Forward(AutogradContext context, object[] vars) => [forward(context, vars)];

            internal sealed override List<Tensor> Backward(AutogradContext context, List<Tensor> gradients) =>
                backward(context, gradients[0]);
        }

        /// <summary>A function with several outputs.</summary>
        public abstract class MultiTensorFunction<T> : Function<T>
            where T : MultiTensorFunction<T>, new()
        {
            protected MultiTensorFunction() { }

            public static List<Tensor> apply(params object[] vars) => apply_internal(vars);

            public abstract List<Tensor> forward(AutogradContext ctx, params object[] vars);

            /// <summary>d loss / d output for every output → d loss / d argument for every argument, null where it is no tensor.</summary>
            public abstract List<Tensor> backward(AutogradContext ctx, List<Tensor> grad_outputs);

            internal sealed override List<Tensor> Forward(AutogradContext context, object[] vars) => forward(context, vars);

            internal sealed override List<Tensor> Backward(AutogradContext context, List<Tensor> gradients) =>
                backward(context, gradients);
        }
    }
}

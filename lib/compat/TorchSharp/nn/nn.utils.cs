using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class utils
        {
            /// <summary>Scales all gradients so that their joint norm is at most max_norm; returns the norm before.</summary>
            public static double clip_grad_norm_(IEnumerable<Parameter> tensors, double max_norm, double norm_type = 2) =>
                norm_type == 2 ? ClipByEuclid([.. tensors], max_norm) : ClipByNorms(tensors, max_norm, norm_type);

            /// <summary>One native call for all gradients.</summary>
            private static unsafe double ClipByEuclid(Tensor[] tensors, double limit)
            {
                double norm;
                fixed (nint* handles = Interop.Lists.Handles(tensors))
                    Interop.Engine.Check(Interop.Engine.engine_clip(tensors.Length, handles, limit, &norm));
                GC.KeepAlive(tensors);
                return norm;
            }

            private static double ClipByNorms(IEnumerable<Parameter> tensors, double max_norm, double norm_type)
            {
                using var scope = NewDisposeScope();
                using var quiet = no_grad();
                var grads = tensors.Select(p => p.grad!).Where(g => g is not null).ToList();
                if (grads.Count == 0)
                    return 0;
                var norms = stack(
                    grads.Select(g => double.IsPositiveInfinity(norm_type) ? g.abs().max() : g.norm((float)norm_type))
                );
                var total = double.IsPositiveInfinity(norm_type) ? norms.max() : norms.norm((float)norm_type);
                var scale = (max_norm / (total + 1e-6)).clamp_max(1);
                foreach (var grad in grads)
                    grad.mul_(scale);
                return total.ToDouble();
            }

            public static void clip_grad_value_(IEnumerable<Parameter> tensors, double clip_value)
            {
                using var scope = NewDisposeScope();
                using var quiet = no_grad();
                foreach (var grad in tensors.Select(p => p.grad).Where(g => g is not null))
                    grad!.clamp_(-clip_value, clip_value);
            }

            public static Tensor parameters_to_vector(IEnumerable<Parameter> tensors)
            {
                using var scope = NewDisposeScope();
                return cat(tensors.Select(t => t.view(-1)).ToArray()).MoveToOuterDisposeScope();
            }

            public static void vector_to_parameters(Tensor vec, IEnumerable<Parameter> tensors)
            {
                using var scope = NewDisposeScope();
                using var quiet = no_grad();
                var at = 0L;
                foreach (var parameter in tensors)
                {
                    parameter.copy_(vec.narrow(0, at, parameter.numel()).view_as(parameter));
                    at += parameter.numel();
                }
            }
        }
    }
}

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor pad(Tensor input, long pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, new[] { pad, pad }, mode, value);

            public static Tensor pad(
                Tensor input,
                (long, long) pad,
                PaddingModes mode = PaddingModes.Constant,
                double value = 0
            ) => functional.pad(input, new[] { pad.Item1, pad.Item2 }, mode, value);

            public static Tensor pad(
                Tensor input,
                (long, long, long, long) pad,
                PaddingModes mode = PaddingModes.Constant,
                double value = 0
            ) => functional.pad(input, new[] { pad.Item1, pad.Item2, pad.Item3, pad.Item4 }, mode, value);

            public static Tensor pad(
                Tensor input,
                ReadOnlySpan<long> pad,
                PaddingModes mode = PaddingModes.Constant,
                double value = 0
            ) => functional.pad(input, pad.ToArray(), mode, value);

            /// <summary>pad lists before and after of the last dimension, then of the one before it, and so on.</summary>
            public static Tensor pad(Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                (mode, pad.Length) switch
                {
                    (PaddingModes.Constant or PaddingModes.Zeros, _) => ConstantPad(
                        input,
                        pad,
                        mode == PaddingModes.Zeros ? 0 : value
                    ),
                    (PaddingModes.Circular, _) => CircularPad(input, pad),
                    (PaddingModes.Reflect, 2) => ReflectionPad1d(input, pad),
                    (PaddingModes.Reflect, 4) => ReflectionPad2d(input, pad),
                    (PaddingModes.Reflect, 6) => ReflectionPad3d(input, pad),
                    (PaddingModes.Replicate, 2) => ReplicationPad1d(input, pad),
                    (PaddingModes.Replicate, 4) => ReplicationPad2d(input, pad),
                    (PaddingModes.Replicate, 6) => ReplicationPad3d(input, pad),
                    _ => throw new ArgumentException($"padding {mode} takes 2, 4 or 6 numbers, got {pad.Length}", nameof(pad)),
                };

            /// <summary>softmax(q kᵀ / √d) v. q: […, L, d], k: […, S, d], v: […, S, e] → […, L, e].</summary>
            public static Tensor scaled_dot_product_attention(
                Tensor query,
                Tensor key,
                Tensor value,
                Tensor? attn_mask = null,
                double p = 0,
                bool is_casual = false
            )
            {
                if (is_casual && attn_mask is not null)
                    throw new ArgumentException("a causal attention makes its own mask", nameof(attn_mask));
                using var scope = NewDisposeScope();
                var scores = query.matmul(key.transpose(-2, -1)) / Math.Sqrt(query.size(-1));
                if (is_casual)
                {
                    var past = ones([query.size(-2), key.size(-2)], ScalarType.Bool, query.device).tril();
                    scores = scores.masked_fill(past.logical_not(), double.NegativeInfinity);
                }
                else if (attn_mask is { dtype: ScalarType.Bool })
                    scores = scores.masked_fill(attn_mask.logical_not(), double.NegativeInfinity);
                else if (attn_mask is not null)
                    scores += attn_mask;
                var weights = scores.softmax(-1);
                if (p > 0)
                    weights = dropout(weights, p);
                return weights.matmul(value).MoveToOuterDisposeScope();
            }

            /// <summary>x / max(‖x‖ₚ, ε) along a dimension.</summary>
            public static Tensor normalize(Tensor input, double p = 2, long dim = 1, double eps = 1e-12)
            {
                using var scope = NewDisposeScope();
                var norm = input.norm((int)dim, true, (float)p).clamp_min(eps);
                return (input / norm.expand_as(input)).MoveToOuterDisposeScope();
            }

            /// <summary>½ (log σ² + (x − t)²/σ²), with σ² at least ε; full adds ½ log 2π.</summary>
            public static Tensor gaussian_nll_loss(
                Tensor input,
                Tensor target,
                Tensor variance,
                bool full = false,
                float eps = 1e-6f,
                Reduction reduction = Reduction.Mean
            )
            {
                using var scope = NewDisposeScope();
                Tensor sigma2;
                using (no_grad())
                    sigma2 = variance.clone().clamp_(min: eps);
                // The value is bounded below, the gradient passes as if it were not.
                sigma2 = variance + (sigma2 - variance).detach();
                var loss = 0.5 * (sigma2.log() + (input - target).square() / sigma2);
                if (full)
                    loss += 0.5 * Math.Log(2 * Math.PI);
                return Reduced(loss, reduction).MoveToOuterDisposeScope();
            }

            public static Tensor local_response_norm(
                Tensor input,
                long size,
                double alpha = 1e-4,
                double beta = 0.75,
                double k = 1
            )
            {
                using var scope = NewDisposeScope();
                var spatial = input.ndim > 3 ? input.flatten(2) : input;
                var window = ConstantPad(spatial.square().unsqueeze(1), [0, 0, size / 2, (size - 1) / 2], 0);
                var mean = avg_pool2d(window, [size, 1], [1, 1]).squeeze(1).view(input.shape);
                return (input / (mean * alpha + k).pow(beta)).MoveToOuterDisposeScope();
            }

            internal static Tensor Reduced(Tensor loss, Reduction reduction) =>
                reduction switch
                {
                    Reduction.Mean => loss.mean(),
                    Reduction.Sum => loss.sum(),
                    _ => loss,
                };

            private static Tensor First((Tensor value, Tensor index) pair)
            {
                pair.index.Dispose();
                return pair.value;
            }

            private static long[] Pair((long, long) pair) => [pair.Item1, pair.Item2];
        }
    }
}

namespace TorchSharp;

public static partial class torch
{
    public static partial class distributions
    {
        public static partial class transforms
        {
            /// <summary>The same numbers in another shape: [batch, in] → [batch, out], log |det| = 0.</summary>
            public class ReshapeTransform : Transform
            {
                private readonly long[] before;
                private readonly long[] after;

                /// <exception cref="ArgumentException">The shapes have different numbers of elements.</exception>
                public ReshapeTransform(long[] in_shape, long[] out_shape)
                {
                    (before, after) = ([.. in_shape], [.. out_shape]);
                    if (before.TotalSize() != after.TotalSize())
                        throw new ArgumentException($"expected shapes of as many elements, got {Text(before)} and {Text(after)}");
                }

                public override constraints.Constraint domain => constraints.independent(constraints.real, before.Length);

                public override constraints.Constraint codomain => constraints.independent(constraints.real, after.Length);

                public override bool bijective => true;

                public override long[] forward_shape(long[] shape) => [.. Batch(shape, before), .. after];

                public override long[] inverse_shape(long[] shape) => [.. Batch(shape, after), .. before];

                protected internal override Tensor _call(Tensor x) => x.reshape(forward_shape(x.shape));

                protected internal override Tensor _inverse(Tensor y) => y.reshape(inverse_shape(y.shape));

                protected internal override Tensor log_abs_det_jacobian(Tensor x, Tensor y) =>
                    x.new_zeros(Batch(x.shape, before));

                private static long[] Batch(long[] shape, long[] @event) =>
                    shape.AsSpan().EndsWith(@event)
                        ? shape[..^@event.Length]
                        : throw new ArgumentException($"expected a shape that ends with {Text(@event)}, got {Text(shape)}");

                private static string Text(long[] shape) => $"[{string.Join(", ", shape)}]";
            }
        }
    }
}

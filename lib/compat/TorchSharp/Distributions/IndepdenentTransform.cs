namespace TorchSharp;

public static partial class torch
{
    public static partial class distributions
    {
        public static partial class transforms
        {
            /// <summary>
            /// A transform of which further dimensions are one event: log |det| is summed over them. The name is TorchSharp's.
            /// </summary>
            public class IndepdenentTransform : Transform
            {
                private readonly Transform inner;
                private readonly int reinterpreted;

                public IndepdenentTransform(Transform base_transform, int reinterpreted_batch_dims)
                {
                    ArgumentOutOfRangeException.ThrowIfNegative(reinterpreted_batch_dims);
                    (inner, reinterpreted) = (base_transform, reinterpreted_batch_dims);
                }

                public override int event_dim => inner.event_dim + reinterpreted;

                public override constraints.Constraint domain => constraints.independent(inner.domain, reinterpreted);

                public override constraints.Constraint codomain => constraints.independent(inner.codomain, reinterpreted);

                public override bool bijective => inner.bijective;

                public override long[] forward_shape(long[] shape) => inner.forward_shape(Need(shape, domain.event_dim));

                public override long[] inverse_shape(long[] shape) => inner.inverse_shape(Need(shape, codomain.event_dim));

                protected internal override Tensor _sign() => inner.sign;

                protected internal override Tensor _call(Tensor x)
                {
                    Need(x.shape, domain.event_dim);
                    return inner._call(x);
                }

                protected internal override Tensor _inverse(Tensor y)
                {
                    Need(y.shape, codomain.event_dim);
                    return inner._inverse(y);
                }

                protected internal override Tensor log_abs_det_jacobian(Tensor x, Tensor y) =>
                    Scoped(() => _sum_rightmost(inner.log_abs_det_jacobian(x, y), reinterpreted));
            }
        }
    }
}

namespace TorchSharp;

public static partial class torch
{
    public static partial class distributions
    {
        public static partial class transforms
        {
            /// <summary>loc + scale · x.</summary>
            public class AffineTransform : Transform
            {
                private readonly Tensor loc;
                private readonly Tensor scale;
                private readonly int eventDims;

                public AffineTransform(Tensor loc, Tensor scale, int event_dim = 0)
                {
                    this.loc = loc.alias().DetachFromDisposeScope();
                    this.scale = scale.alias().DetachFromDisposeScope();
                    eventDims = event_dim;
                }

                public AffineTransform(double loc, double scale, int event_dim = 0)
                    : this(tensor(loc, ScalarType.Float64), tensor(scale, ScalarType.Float64), event_dim) { }

                public override int event_dim => eventDims;

                public override constraints.Constraint domain =>
                    eventDims == 0 ? constraints.real : constraints.independent(constraints.real, eventDims);

                public override constraints.Constraint codomain => domain;

                public override bool bijective => true;

                public override long[] forward_shape(long[] shape) => broadcast_shapes(shape, loc.shape, scale.shape).Shape;

                public override long[] inverse_shape(long[] shape) => forward_shape(shape);

                protected internal override Tensor _sign() => scale.sign();

                protected internal override Tensor _call(Tensor x) => Scoped(() => loc + scale * x);

                protected internal override Tensor _inverse(Tensor y) => Scoped(() => (y - loc) / scale);

                protected internal override Tensor log_abs_det_jacobian(Tensor x, Tensor y) =>
                    Scoped(() => _sum_rightmost(scale.abs().log().to_type(x.dtype).expand(x.shape), eventDims));
            }
        }
    }
}

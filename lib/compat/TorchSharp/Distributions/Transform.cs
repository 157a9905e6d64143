namespace TorchSharp;

public static partial class torch
{
    public static partial class distributions
    {
        /// <summary>Bijections of ℝ or of one of its intervals, element by element, with the logarithm of their derivative.</summary>
        public static partial class transforms
        {
            public abstract class Transform
            {
                protected bool _bijective;
                protected constraints.Constraint? _domain;
                protected constraints.Constraint? _codomain;
                protected Transform? _inv;

                /// <summary>How many of the last dimensions are one event.</summary>
                /// <exception cref="InvalidOperationException">An event has other dimensions after the transform.</exception>
                public virtual int event_dim =>
                    domain.event_dim == codomain.event_dim
                        ? domain.event_dim
                        : throw new InvalidOperationException(
                            $"events have {domain.event_dim} dimensions before and {codomain.event_dim} after {GetType().Name}: "
                                + "ask its domain or its codomain"
                        );

                /// <summary>What it takes: any numbers, unless the transform says otherwise.</summary>
                public virtual constraints.Constraint domain => _domain ?? constraints.real;

                /// <summary>What it gives: any numbers, unless the transform says otherwise.</summary>
                public virtual constraints.Constraint codomain => _codomain ?? constraints.real;

                public virtual Transform inv => _inv ??= new Inverse(this);

                public virtual bool bijective => _bijective;

                /// <summary>1 where the transform increases, −1 where it decreases.</summary>
                public Tensor sign => _sign();

                public Tensor forward(Tensor x) => _call(x);

                public virtual long[] forward_shape(long[] shape) => shape;

                public virtual long[] inverse_shape(long[] shape) => shape;

                protected internal virtual Tensor _sign() =>
                    throw new NoClosedFormException($"{GetType().Name} is not monotonic");

                protected internal abstract Tensor _call(Tensor x);

                protected internal abstract Tensor _inverse(Tensor y);

                protected internal virtual Tensor log_abs_det_jacobian(Tensor x, Tensor y) =>
                    throw new NoClosedFormException($"{GetType().Name} has no density");

                /// <summary>Sums over the last <paramref name="dim"/> dimensions.</summary>
                protected internal static Tensor _sum_rightmost(Tensor value, int dim) =>
                    dim == 0 ? value : value.reshape([.. value.shape[..^dim], -1]).sum(dim: -1);

                private protected static long[] Need(long[] shape, int dims) =>
                    shape.Length >= dims
                        ? shape
                        : throw new ArgumentException(
                            $"expected at least {dims} dimensions, got the shape [{string.Join(", ", shape)}]"
                        );

                private protected static Tensor Scoped(Func<Tensor> body)
                {
                    using var scope = NewDisposeScope();
                    return body().MoveToOuterDisposeScope();
                }
            }

            internal sealed class Inverse : Transform
            {
                public Inverse(Transform transform) => _inv = transform;

                public override int event_dim => inv.event_dim;

                public override constraints.Constraint domain => inv.codomain;

                public override constraints.Constraint codomain => inv.domain;

                public override bool bijective => inv.bijective;

                public override long[] forward_shape(long[] shape) => inv.inverse_shape(shape);

                public override long[] inverse_shape(long[] shape) => inv.forward_shape(shape);

                protected internal override Tensor _sign() => inv.sign;

                protected internal override Tensor _call(Tensor x) => inv._inverse(x);

                protected internal override Tensor _inverse(Tensor y) => inv._call(y);

                protected internal override Tensor log_abs_det_jacobian(Tensor x, Tensor y) => -inv.log_abs_det_jacobian(y, x);
            }
        }
    }
}

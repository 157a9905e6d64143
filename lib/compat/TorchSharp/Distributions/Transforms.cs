namespace TorchSharp;

public static partial class torch
{
    public static partial class distributions
    {
        public static partial class transforms
        {
            /// <summary>|x|: no bijection, its inverse is the identity.</summary>
            public class AbsTransform : Transform
            {
                public override constraints.Constraint codomain => constraints.positive;

                protected internal override Tensor _call(Tensor x) => x.abs();

                protected internal override Tensor _inverse(Tensor y) => y;
            }

            /// <summary>eˣ.</summary>
            public class ExpTransform : Transform
            {
                public override constraints.Constraint codomain => constraints.positive;

                public override bool bijective => true;

                protected internal override Tensor _sign() => tensor(1);

                protected internal override Tensor _call(Tensor x) => x.exp();

                protected internal override Tensor _inverse(Tensor y) => y.log();

                protected internal override Tensor log_abs_det_jacobian(Tensor x, Tensor y) => x;
            }

            /// <summary>log x.</summary>
            public class LogTransform : Transform
            {
                public override constraints.Constraint domain => constraints.positive;

                public override bool bijective => true;

                protected internal override Tensor _sign() => tensor(1);

                protected internal override Tensor _call(Tensor x) => x.log();

                protected internal override Tensor _inverse(Tensor y) => y.exp();

                protected internal override Tensor log_abs_det_jacobian(Tensor x, Tensor y) => -y;
            }

            /// <summary>x ↦ x^exponent for x > 0.</summary>
            public class PowerTransform(Tensor exponent) : Transform
            {
                private readonly Tensor exponent = exponent.alias().DetachFromDisposeScope();

                public override constraints.Constraint domain => constraints.positive;

                public override constraints.Constraint codomain => constraints.positive;

                public override bool bijective => true;

                public override long[] forward_shape(long[] shape) => broadcast_shapes(shape, exponent.shape).Shape;

                public override long[] inverse_shape(long[] shape) => broadcast_shapes(shape, exponent.shape).Shape;

                protected internal override Tensor _sign() => exponent.sign();

                protected internal override Tensor _call(Tensor x) => x.pow(exponent);

                protected internal override Tensor _inverse(Tensor y) => Scoped(() => y.pow(exponent.reciprocal()));

                protected internal override Tensor log_abs_det_jacobian(Tensor x, Tensor y) =>
                    Scoped(() => (exponent * y / x).abs().log());
            }

            /// <summary>1 / (1 + e⁻ˣ).</summary>
            public class SigmoidTransform : Transform
            {
                public override constraints.Constraint codomain => constraints.unit_interval;

                public override bool bijective => true;

                protected internal override Tensor _sign() => tensor(1);

                protected internal override Tensor _call(Tensor x)
                {
                    var info = finfo(x.dtype);
                    return Scoped(() => x.sigmoid().clamp(info.tiny, 1 - info.eps));
                }

                protected internal override Tensor _inverse(Tensor y)
                {
                    var info = finfo(y.dtype);
                    return Scoped(() =>
                    {
                        var inside = y.clamp(info.tiny, 1 - info.eps);
                        return inside.log() - (-inside).log1p();
                    });
                }

                protected internal override Tensor log_abs_det_jacobian(Tensor x, Tensor y) =>
                    Scoped(() => -nn.functional.softplus(-x) - nn.functional.softplus(x));
            }

            /// <summary>log(1 + eˣ).</summary>
            public class SoftplusTransform : Transform
            {
                public override constraints.Constraint codomain => constraints.positive;

                public override bool bijective => true;

                protected internal override Tensor _sign() => tensor(1);

                protected internal override Tensor _call(Tensor x) => nn.functional.softplus(x);

                protected internal override Tensor _inverse(Tensor y) => Scoped(() => (-y).expm1().neg().log() + y);

                protected internal override Tensor log_abs_det_jacobian(Tensor x, Tensor y) => -nn.functional.softplus(-x);
            }

            public class TanhTransform : Transform
            {
                public override constraints.Constraint codomain => constraints.interval(-1, 1);

                public override bool bijective => true;

                protected internal override Tensor _sign() => tensor(1);

                protected internal override Tensor _call(Tensor x) => x.tanh();

                protected internal override Tensor _inverse(Tensor y) => y.atanh();

                /// <summary>2 (log 2 − x − softplus(−2x)): log(1 − tanh² x) without its cancellation.</summary>
                protected internal override Tensor log_abs_det_jacobian(Tensor x, Tensor y) =>
                    Scoped(() => 2 * (Math.Log(2) - x - nn.functional.softplus(-2 * x)));
            }
        }
    }
}

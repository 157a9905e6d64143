namespace TorchSharp;

public static partial class torch
{
    public static partial class distributions
    {
        public static partial class transforms
        {
            /// <summary>
            /// eˣ over its sum along the last dimension: ℝᴰ to the simplex. No bijection: the inverse is log y, and there is no density.
            /// </summary>
            public class SoftmaxTransform : Transform
            {
                public override constraints.Constraint domain => constraints.real_vector;

                public override constraints.Constraint codomain => constraints.simplex;

                public override bool bijective => false;

                protected internal override Tensor _call(Tensor x)
                {
                    Need(x.shape, 1);
                    return x.softmax(-1);
                }

                protected internal override Tensor _inverse(Tensor y) => y.log();
            }
        }
    }
}

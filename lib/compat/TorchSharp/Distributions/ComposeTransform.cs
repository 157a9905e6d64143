namespace TorchSharp;

public static partial class torch
{
    public static partial class distributions
    {
        public static partial class transforms
        {
            /// <summary>One transform after another, the first one first.</summary>
            public class ComposeTransform : Transform
            {
                private readonly Transform[] parts;

                public ComposeTransform(IEnumerable<Transform> parts, int cache_size = 0)
                {
                    ArgumentOutOfRangeException.ThrowIfNegative(cache_size);
                    this.parts = [.. parts];
                }

                public override int event_dim => parts.Select(part => part.event_dim).DefaultIfEmpty().Max();

                public override bool bijective => parts.All(part => part.bijective);

                public override Transform inv => _inv ??= new Inverse(this);

                public override long[] forward_shape(long[] shape) => parts.Aggregate(shape, (s, part) => part.forward_shape(s));

                public override long[] inverse_shape(long[] shape) =>
                    parts.Reverse().Aggregate(shape, (s, part) => part.inverse_shape(s));

                protected internal override Tensor _sign() =>
                    Scoped(() => parts.Aggregate(tensor(1), (sign, part) => sign * part.sign));

                protected internal override Tensor _call(Tensor x) =>
                    Scoped(() => parts.Aggregate(x.alias(), (value, part) => part._call(value)));

                protected internal override Tensor _inverse(Tensor y) =>
                    Scoped(() => parts.Reverse().Aggregate(y.alias(), (value, part) => part._inverse(value)));

                protected internal override Tensor log_abs_det_jacobian(Tensor x, Tensor y) =>
                    Scoped(() =>
                    {
                        var total = _sum_rightmost(zeros_like(x), event_dim);
                        foreach (var part in parts)
                        {
                            var next = part._call(x);
                            total = total + _sum_rightmost(part.log_abs_det_jacobian(x, next), event_dim - part.event_dim);
                            x = next;
                        }
                        return total;
                    });
            }
        }
    }
}

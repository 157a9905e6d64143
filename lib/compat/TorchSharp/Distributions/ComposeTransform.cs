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

                /// <summary>What the first part takes, of events that are large enough for every part.</summary>
                public override constraints.Constraint domain =>
                    parts.Length == 0
                        ? constraints.real
                        : Widened(
                            parts[0].domain,
                            parts
                                .Reverse()
                                .Aggregate(
                                    parts[^1].codomain.event_dim,
                                    (dims, part) =>
                                        Math.Max(dims + part.domain.event_dim - part.codomain.event_dim, part.domain.event_dim)
                                )
                        );

                /// <summary>What the last part gives, of events that are large enough for every part.</summary>
                public override constraints.Constraint codomain =>
                    parts.Length == 0
                        ? constraints.real
                        : Widened(
                            parts[^1].codomain,
                            parts.Aggregate(
                                parts[0].domain.event_dim,
                                (dims, part) =>
                                    Math.Max(dims + part.codomain.event_dim - part.domain.event_dim, part.codomain.event_dim)
                            )
                        );

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
                        var dims = domain.event_dim;
                        var total = _sum_rightmost(zeros_like(x), dims);
                        foreach (var part in parts)
                        {
                            var next = part._call(x);
                            var inside = part.domain.event_dim;
                            total = total + _sum_rightmost(part.log_abs_det_jacobian(x, next), dims - inside);
                            dims += part.codomain.event_dim - inside;
                            x = next;
                        }
                        return total;
                    });

                private static constraints.Constraint Widened(constraints.Constraint constraint, int dims) =>
                    dims > constraint.event_dim ? constraints.independent(constraint, dims - constraint.event_dim) : constraint;
            }
        }
    }
}

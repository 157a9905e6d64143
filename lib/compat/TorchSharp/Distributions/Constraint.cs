using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    public static partial class distributions
    {
        public static partial class constraints
        {
            /// <summary>A set of values: those that a parameter may take, or that a transform takes and gives.</summary>
            public abstract class Constraint
            {
                protected Constraint()
                    : this(false, 0) { }

                protected Constraint(bool is_discrete, int event_dim)
                {
                    this.is_discrete = is_discrete;
                    this.event_dim = event_dim;
                }

                public virtual bool is_discrete { get; protected set; }

                /// <summary>How many of the last dimensions are judged together.</summary>
                public virtual int event_dim { get; protected set; }

                /// <summary>Whether each event lies in the set: [batch, event] → bool [batch].</summary>
                public abstract Tensor check(Tensor value);

                public override string ToString() => $"{GetType().Name}({Bounds})";

                private protected virtual string Bounds => "";

                private protected static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

                private protected static Tensor Scoped(Func<Tensor> body)
                {
                    using var scope = NewDisposeScope();
                    return body().MoveToOuterDisposeScope();
                }
            }

            /// <summary>A set that only other values determine: nothing can be checked against it alone.</summary>
            public class _Dependent(bool is_discrete = false, int event_dim = 0) : Constraint(is_discrete, event_dim)
            {
                public override Tensor check(Tensor value) =>
                    throw new ArgumentException(
                        "a dependent constraint cannot be checked: check against one with the bounds, such as interval(a, b)"
                    );
            }

            /// <summary>A constraint of which further dimensions are one event: all its elements must satisfy it.</summary>
            public class _IndependentConstraint : Constraint
            {
                private readonly int reinterpreted;

                public _IndependentConstraint(Constraint base_constraint, int reinterpreted_batch_ndims)
                {
                    ArgumentOutOfRangeException.ThrowIfNegative(reinterpreted_batch_ndims);
                    this.base_constraint = base_constraint;
                    reinterpreted = reinterpreted_batch_ndims;
                }

                public Constraint base_constraint { get; }

                public override bool is_discrete => base_constraint.is_discrete;

                public override int event_dim => base_constraint.event_dim + reinterpreted;

                public override Tensor check(Tensor value)
                {
                    if (value.ndim < event_dim)
                        throw new ArgumentException(
                            $"expected at least {event_dim} dimensions, got the shape [{string.Join(", ", value.shape)}]",
                            nameof(value)
                        );
                    return Scoped(() =>
                    {
                        var each = base_constraint.check(value);
                        return each.reshape([.. each.shape[..^reinterpreted], -1]).all(-1);
                    });
                }

                private protected override string Bounds => $"{base_constraint},{reinterpreted}";
            }

            /// <summary>Constraints of the parts of a dimension, one behind the other.</summary>
            public class _Cat : Constraint
            {
                private readonly Constraint[] parts;
                private readonly long[] lengths;
                private readonly long dim;

                public _Cat(IList<Constraint> cseq, long dim = 0, IList<long>? lengths = null)
                {
                    parts = [.. cseq];
                    this.lengths = lengths is null ? [.. parts.Select(_ => 1L)] : [.. lengths];
                    this.dim = dim;
                    if (parts.Length == 0 || parts.Length != this.lengths.Length)
                        throw new ArgumentException(
                            $"expected a length for each of at least one constraint, got {parts.Length} constraints "
                                + $"and {this.lengths.Length} lengths"
                        );
                }

                public override bool is_discrete => parts.Any(part => part.is_discrete);

                public override int event_dim => parts.Max(part => part.event_dim);

                public override Tensor check(Tensor value) =>
                    Scoped(() =>
                    {
                        var start = 0L;
                        var checks = new List<Tensor>();
                        foreach (var (part, length) in parts.Zip(lengths))
                        {
                            checks.Add(part.check(value.narrow(dim, start, length)));
                            start += length;
                        }
                        return torch.cat(checks, dim);
                    });
            }

            /// <summary>Constraints of the slices along a dimension.</summary>
            public class _Stack : Constraint
            {
                private readonly Constraint[] parts;
                private readonly int dim;

                public _Stack(IList<Constraint> cseq, int dim = 0)
                {
                    parts = [.. cseq];
                    this.dim = dim;
                    if (parts.Length == 0)
                        throw new ArgumentException("expected at least one constraint, got none", nameof(cseq));
                }

                public override bool is_discrete => parts.Any(part => part.is_discrete);

                public override int event_dim
                {
                    get
                    {
                        var most = parts.Max(part => part.event_dim);
                        return dim + most < 0 ? most + 1 : most;
                    }
                }

                public override Tensor check(Tensor value)
                {
                    if (value.size(dim) != parts.Length)
                        throw new ArgumentException(
                            $"expected {parts.Length} slices along dimension {dim}, got the shape [{string.Join(", ", value.shape)}]",
                            nameof(value)
                        );
                    return Scoped(() => torch.stack(parts.Select((part, i) => part.check(value.select(dim, i))).ToArray(), dim));
                }
            }
        }
    }
}

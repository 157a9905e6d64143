namespace TorchSharp;

public static partial class torch
{
    public static partial class distributions
    {
        public static partial class constraints
        {
            /// <summary>Any number but NaN.</summary>
            public class _Real : Constraint
            {
                public override Tensor check(Tensor value) => value.eq(value);
            }

            /// <summary>0 or 1.</summary>
            public class _Boolean() : Constraint(true, 0)
            {
                public override Tensor check(Tensor value) => Scoped(() => value.eq(0) | value.eq(1));
            }

            /// <summary>Integers from a to b.</summary>
            public class _IntegerInterval(long lower_bound, long upper_bound) : Constraint(true, 0)
            {
                public long lower_bound { get; } = lower_bound;

                public long upper_bound { get; } = upper_bound;

                public override Tensor check(Tensor value) =>
                    Scoped(() => (value % 1).eq(0) & value.ge(lower_bound) & value.le(upper_bound));

                private protected override string Bounds => $"lower_bound={lower_bound},upper_bound={upper_bound}";
            }

            /// <summary>Integers up to b.</summary>
            public class _IntegerLessThan(long upper_bound) : Constraint(true, 0)
            {
                public long upper_bound { get; } = upper_bound;

                public override Tensor check(Tensor value) => Scoped(() => (value % 1).eq(0) & value.le(upper_bound));

                private protected override string Bounds => $"upper_bound={upper_bound}";
            }

            /// <summary>Integers from a on.</summary>
            public class _IntegerGreaterThan(long lower_bound) : Constraint(true, 0)
            {
                public long lower_bound { get; } = lower_bound;

                public override Tensor check(Tensor value) => Scoped(() => (value % 1).eq(0) & value.ge(lower_bound));

                private protected override string Bounds => $"lower_bound={lower_bound}";
            }

            /// <summary>[a, b].</summary>
            public class _Interval(double lower_bound, double upper_bound) : Constraint
            {
                public double lower_bound { get; } = lower_bound;

                public double upper_bound { get; } = upper_bound;

                public override Tensor check(Tensor value) => Scoped(() => value.ge(lower_bound) & value.le(upper_bound));

                private protected override string Bounds => Text($"lower_bound={lower_bound},upper_bound={upper_bound}");
            }

            /// <summary>[a, b).</summary>
            public class _HalfOpenInterval(double lower_bound, double upper_bound) : Constraint
            {
                public double lower_bound { get; } = lower_bound;

                public double upper_bound { get; } = upper_bound;

                public override Tensor check(Tensor value) => Scoped(() => value.ge(lower_bound) & value.lt(upper_bound));

                private protected override string Bounds => Text($"lower_bound={lower_bound},upper_bound={upper_bound}");
            }

            /// <summary>(a, ∞].</summary>
            public class _GreaterThan(double lower_bound) : Constraint
            {
                public double lower_bound { get; } = lower_bound;

                public override Tensor check(Tensor value) => value.gt(lower_bound);

                private protected override string Bounds => Text($"lower_bound={lower_bound}");
            }

            /// <summary>[a, ∞].</summary>
            public class _GreaterThanEq(double lower_bound) : Constraint
            {
                public double lower_bound { get; } = lower_bound;

                public override Tensor check(Tensor value) => value.ge(lower_bound);

                private protected override string Bounds => Text($"lower_bound={lower_bound}");
            }

            /// <summary>[−∞, b).</summary>
            public class _LessThan(double upper_bound) : Constraint
            {
                public double upper_bound { get; } = upper_bound;

                public override Tensor check(Tensor value) => value.lt(upper_bound);

                private protected override string Bounds => Text($"upper_bound={upper_bound}");
            }
        }
    }
}

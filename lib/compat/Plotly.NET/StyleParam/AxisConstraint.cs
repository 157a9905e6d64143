namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class AxisConstraint : IPlotlyValue
    {
        private readonly object value;

        private AxisConstraint(object value) => this.value = value;

        public static AxisConstraint Range { get; } = new("range");

        public static AxisConstraint Domain { get; } = new("domain");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}

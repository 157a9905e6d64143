namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class TraceItemSizing : IPlotlyValue
    {
        private readonly object value;

        private TraceItemSizing(object value) => this.value = value;

        public static TraceItemSizing Trace { get; } = new("trace");

        public static TraceItemSizing Constant { get; } = new("constant");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}

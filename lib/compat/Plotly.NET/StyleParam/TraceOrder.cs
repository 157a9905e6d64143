namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class TraceOrder : IPlotlyValue
    {
        private readonly object value;

        private TraceOrder(object value) => this.value = value;

        public static TraceOrder Normal { get; } = new("normal");

        public static TraceOrder Reversed { get; } = new("reversed");

        public static TraceOrder Grouped { get; } = new("grouped");

        public static TraceOrder ReversedGrouped { get; } = new("grouped+reversed");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}

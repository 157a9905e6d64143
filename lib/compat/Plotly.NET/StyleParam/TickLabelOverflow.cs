namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class TickLabelOverflow : IPlotlyValue
    {
        private readonly object value;

        private TickLabelOverflow(object value) => this.value = value;

        public static TickLabelOverflow Allow { get; } = new("allow");

        public static TickLabelOverflow HidePastDiv { get; } = new("hide past div");

        public static TickLabelOverflow HidePastDomain { get; } = new("hide past domain");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}

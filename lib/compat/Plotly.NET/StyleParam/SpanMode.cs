namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class SpanMode : IPlotlyValue
    {
        private readonly object value;

        private SpanMode(object value) => this.value = value;

        public static SpanMode Soft { get; } = new("soft");

        public static SpanMode Hard { get; } = new("hard");

        public static SpanMode Manual { get; } = new("manual");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}

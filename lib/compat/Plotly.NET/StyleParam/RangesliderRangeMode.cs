namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class RangesliderRangeMode : IPlotlyValue
    {
        private readonly object value;

        private RangesliderRangeMode(object value) => this.value = value;

        public static RangesliderRangeMode Auto { get; } = new("auto");

        public static RangesliderRangeMode Fixed { get; } = new("fixed");

        public static RangesliderRangeMode Match { get; } = new("match");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}

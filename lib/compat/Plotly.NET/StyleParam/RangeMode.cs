namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class RangeMode : IPlotlyValue
    {
        private readonly object value;

        private RangeMode(object value) => this.value = value;

        public static RangeMode Normal { get; } = new("normal");

        public static RangeMode ToZero { get; } = new("tozero");

        public static RangeMode NonNegative { get; } = new("nonnegative");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}

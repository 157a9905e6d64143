namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class RangebreakPattern : IPlotlyValue
    {
        private readonly object value;

        private RangebreakPattern(object value) => this.value = value;

        public static RangebreakPattern DayOfWeek { get; } = new("day of week");

        public static RangebreakPattern Hour { get; } = new("hour");

        public static RangebreakPattern NoPattern { get; } = new("");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}

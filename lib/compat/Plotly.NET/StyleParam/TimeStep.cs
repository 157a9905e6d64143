namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class TimeStep : IPlotlyValue
    {
        private readonly object value;

        private TimeStep(object value) => this.value = value;

        public static TimeStep Month { get; } = new("month");

        public static TimeStep Year { get; } = new("year");

        public static TimeStep Day { get; } = new("day");

        public static TimeStep Hour { get; } = new("hour");

        public static TimeStep Minute { get; } = new("minute");

        public static TimeStep Second { get; } = new("second");

        public static TimeStep All { get; } = new("all");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}

namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class TimeStepMode : IPlotlyValue
    {
        private readonly object value;

        private TimeStepMode(object value) => this.value = value;

        public static TimeStepMode Backward { get; } = new("backward");

        public static TimeStepMode ToDate { get; } = new("todate");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}

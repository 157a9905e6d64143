namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class TraceGroupClickOptions : IPlotlyValue
    {
        private readonly object value;

        private TraceGroupClickOptions(object value) => this.value = value;

        public static TraceGroupClickOptions ToggleItem { get; } = new("toggleitem");

        public static TraceGroupClickOptions ToggleGroup { get; } = new("togglegroup");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}

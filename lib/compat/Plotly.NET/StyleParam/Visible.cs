namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class Visible : IPlotlyValue
    {
        private readonly object value;

        private Visible(object value) => this.value = value;

        public static Visible True { get; } = new(true);

        public static Visible False { get; } = new(false);

        public static Visible LegendOnly { get; } = new("legendonly");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}

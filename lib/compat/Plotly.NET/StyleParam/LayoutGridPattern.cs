namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class LayoutGridPattern : IPlotlyValue
    {
        private readonly object value;

        private LayoutGridPattern(object value) => this.value = value;

        public static LayoutGridPattern Independent { get; } = new("independent");

        public static LayoutGridPattern Coupled { get; } = new("coupled");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}

namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class BarNorm : IPlotlyValue
    {
        private readonly object value;

        private BarNorm(object value) => this.value = value;

        public static BarNorm NoNorm { get; } = new("");

        public static BarNorm Fraction { get; } = new("fraction");

        public static BarNorm Percent { get; } = new("percent");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}

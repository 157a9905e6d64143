namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class HistNorm : IPlotlyValue
    {
        private readonly object value;

        private HistNorm(object value) => this.value = value;

        public static HistNorm None { get; } = new("");

        public static HistNorm Percent { get; } = new("percent");

        public static HistNorm Probability { get; } = new("probability");

        public static HistNorm Density { get; } = new("density");

        public static HistNorm ProbabilityDensity { get; } = new("probability density");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}

namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class ContourColoring : IPlotlyValue
    {
        private readonly object value;

        private ContourColoring(object value) => this.value = value;

        public static ContourColoring Fill { get; } = new("fill");

        public static ContourColoring Heatmap { get; } = new("heatmap");

        public static ContourColoring Lines { get; } = new("lines");

        public static ContourColoring NoColoring { get; } = new("none");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}

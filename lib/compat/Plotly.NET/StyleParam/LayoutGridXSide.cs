namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class LayoutGridXSide : IPlotlyValue
    {
        private readonly object value;

        private LayoutGridXSide(object value) => this.value = value;

        public static LayoutGridXSide Bottom { get; } = new("bottom");

        public static LayoutGridXSide BottomPlot { get; } = new("bottom plot");

        public static LayoutGridXSide Top { get; } = new("top");

        public static LayoutGridXSide TopPlot { get; } = new("top plot");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}

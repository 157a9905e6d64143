namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class LayoutGridYSide : IPlotlyValue
    {
        private readonly object value;

        private LayoutGridYSide(object value) => this.value = value;

        public static LayoutGridYSide Left { get; } = new("left");

        public static LayoutGridYSide LeftPlot { get; } = new("left plot");

        public static LayoutGridYSide Right { get; } = new("right");

        public static LayoutGridYSide RightPlot { get; } = new("right plot");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}

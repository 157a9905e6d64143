namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class HorizontalAlign : IPlotlyValue
    {
        private readonly object value;

        private HorizontalAlign(object value) => this.value = value;

        public static HorizontalAlign Left { get; } = new("left");

        public static HorizontalAlign Center { get; } = new("center");

        public static HorizontalAlign Right { get; } = new("right");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}

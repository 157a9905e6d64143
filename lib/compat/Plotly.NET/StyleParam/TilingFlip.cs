namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class TilingFlip : IPlotlyValue
    {
        private readonly object value;

        private TilingFlip(object value) => this.value = value;

        public static TilingFlip X { get; } = new("x");

        public static TilingFlip Y { get; } = new("y");

        public static TilingFlip XY { get; } = new("x+y");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}

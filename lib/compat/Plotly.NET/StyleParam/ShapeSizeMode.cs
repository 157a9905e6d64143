namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class ShapeSizeMode : IPlotlyValue
    {
        private readonly object value;

        private ShapeSizeMode(object value) => this.value = value;

        public static ShapeSizeMode Scaled { get; } = new("scaled");

        public static ShapeSizeMode Pixel { get; } = new("pixel");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}

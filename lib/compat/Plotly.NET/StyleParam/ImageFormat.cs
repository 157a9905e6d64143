namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class ImageFormat : IPlotlyValue
    {
        private readonly object value;

        private ImageFormat(object value) => this.value = value;

        public static ImageFormat SVG { get; } = new("svg");

        public static ImageFormat PNG { get; } = new("png");

        public static ImageFormat JPEG { get; } = new("jpeg");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}

namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class ColorModel : IPlotlyValue
    {
        private readonly object value;

        private ColorModel(object value) => this.value = value;

        public static ColorModel RGB { get; } = new("rgb");

        public static ColorModel RGBA { get; } = new("rgba");

        public static ColorModel RGBA256 { get; } = new("rgba256");

        public static ColorModel HSL { get; } = new("hsl");

        public static ColorModel HSLA { get; } = new("hsla");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}

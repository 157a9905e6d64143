namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class ScaleMode : IPlotlyValue
    {
        private readonly object value;

        private ScaleMode(object value) => this.value = value;

        public static ScaleMode Width { get; } = new("width");

        public static ScaleMode Count { get; } = new("count");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}

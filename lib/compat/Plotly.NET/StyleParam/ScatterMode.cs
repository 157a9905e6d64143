namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class ScatterMode : IPlotlyValue
    {
        private readonly object value;

        private ScatterMode(object value) => this.value = value;

        public static ScatterMode Group { get; } = new("group");

        public static ScatterMode Overlay { get; } = new("overlay");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}

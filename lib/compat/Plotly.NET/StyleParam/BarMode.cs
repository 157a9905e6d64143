namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class BarMode : IPlotlyValue
    {
        private readonly object value;

        private BarMode(object value) => this.value = value;

        public static BarMode Stack { get; } = new("stack");

        public static BarMode Group { get; } = new("group");

        public static BarMode Overlay { get; } = new("overlay");

        public static BarMode Relative { get; } = new("relative");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}

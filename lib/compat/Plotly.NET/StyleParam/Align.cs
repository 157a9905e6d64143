namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class Align : IPlotlyValue
    {
        private readonly object value;

        private Align(object value) => this.value = value;

        public static Align Auto { get; } = new("auto");

        public static Align Left { get; } = new("left");

        public static Align Right { get; } = new("right");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}

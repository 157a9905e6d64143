namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class Orientation : IPlotlyValue
    {
        private readonly object value;

        private Orientation(object value) => this.value = value;

        public static Orientation Horizontal { get; } = new("h");

        public static Orientation Vertical { get; } = new("v");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}

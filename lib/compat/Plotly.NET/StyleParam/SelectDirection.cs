namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class SelectDirection : IPlotlyValue
    {
        private readonly object value;

        private SelectDirection(object value) => this.value = value;

        public static SelectDirection Horizontal { get; } = new("h");

        public static SelectDirection Vertical { get; } = new("v");

        public static SelectDirection Diagonal { get; } = new("d");

        public static SelectDirection Any { get; } = new("any");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}

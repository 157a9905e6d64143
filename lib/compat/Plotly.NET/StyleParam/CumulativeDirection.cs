namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class CumulativeDirection : IPlotlyValue
    {
        private readonly object value;

        private CumulativeDirection(object value) => this.value = value;

        public static CumulativeDirection Increasing { get; } = new("increasing");

        public static CumulativeDirection Decreasing { get; } = new("decreasing");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}

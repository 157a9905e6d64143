namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class BoxPoints : IPlotlyValue
    {
        private readonly object value;

        private BoxPoints(object value) => this.value = value;

        public static BoxPoints Outliers { get; } = new("outliers");

        public static BoxPoints All { get; } = new("all");

        public static BoxPoints SuspectedOutliers { get; } = new("suspectedoutliers");

        public static BoxPoints False { get; } = new(false);

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}

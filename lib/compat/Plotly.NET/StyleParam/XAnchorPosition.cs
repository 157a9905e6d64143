namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class XAnchorPosition : IPlotlyValue
    {
        private readonly object value;

        private XAnchorPosition(object value) => this.value = value;

        public static XAnchorPosition Auto { get; } = new("auto");

        public static XAnchorPosition Left { get; } = new("left");

        public static XAnchorPosition Center { get; } = new("center");

        public static XAnchorPosition Right { get; } = new("right");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}

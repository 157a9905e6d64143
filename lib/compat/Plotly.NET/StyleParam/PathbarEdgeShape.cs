namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class PathbarEdgeShape : IPlotlyValue
    {
        private readonly object value;

        private PathbarEdgeShape(object value) => this.value = value;

        public static PathbarEdgeShape ArrowRight { get; } = new(">");

        public static PathbarEdgeShape ArrowLeft { get; } = new("<");

        public static PathbarEdgeShape Straight { get; } = new("|");

        public static PathbarEdgeShape Slash { get; } = new("/");

        public static PathbarEdgeShape BackSlash { get; } = new(@"\");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}

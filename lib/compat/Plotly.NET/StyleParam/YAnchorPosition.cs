namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class YAnchorPosition : IPlotlyValue
    {
        private readonly object value;

        private YAnchorPosition(object value) => this.value = value;

        public static YAnchorPosition Auto { get; } = new("auto");

        public static YAnchorPosition Top { get; } = new("top");

        public static YAnchorPosition Middle { get; } = new("middle");

        public static YAnchorPosition Bottom { get; } = new("bottom");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}

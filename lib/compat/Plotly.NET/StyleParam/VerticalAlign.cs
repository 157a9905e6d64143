namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class VerticalAlign : IPlotlyValue
    {
        private readonly object value;

        private VerticalAlign(object value) => this.value = value;

        public static VerticalAlign Top { get; } = new("top");

        public static VerticalAlign Middle { get; } = new("middle");

        public static VerticalAlign Bottom { get; } = new("bottom");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}

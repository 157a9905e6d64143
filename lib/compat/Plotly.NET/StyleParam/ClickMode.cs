namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class ClickMode : IPlotlyValue
    {
        private readonly object value;

        private ClickMode(object value) => this.value = value;

        public static ClickMode Event { get; } = new("event");

        public static ClickMode Select { get; } = new("select");

        public static ClickMode EventSelect { get; } = new("event+select");

        public static ClickMode NoClickMode { get; } = new("none");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}

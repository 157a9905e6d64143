namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class LayoutGridRowOrder : IPlotlyValue
    {
        private readonly object value;

        private LayoutGridRowOrder(object value) => this.value = value;

        public static LayoutGridRowOrder TopToBottom { get; } = new("top to bottom");

        public static LayoutGridRowOrder BottomToTop { get; } = new("bottom to top");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}

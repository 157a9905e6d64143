namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class FillRule : IPlotlyValue
    {
        private readonly object value;

        private FillRule(object value) => this.value = value;

        public static FillRule EvenOdd { get; } = new("evenodd");

        public static FillRule NonZero { get; } = new("nonzero");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}

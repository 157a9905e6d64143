namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class Layer : IPlotlyValue
    {
        private readonly object value;

        private Layer(object value) => this.value = value;

        public static Layer Below { get; } = new("below");

        public static Layer Above { get; } = new("above");

        public static Layer AboveTraces { get; } = new("above traces");

        public static Layer BelowTraces { get; } = new("below traces");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}

namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class SymbolStyle : IPlotlyValue
    {
        private readonly object value;

        private SymbolStyle(object value) => this.value = value;

        public static SymbolStyle Open { get; } = new("open");

        public static SymbolStyle Dot { get; } = new("dot");

        public static SymbolStyle OpenDot { get; } = new("open-dot");

        internal int Modifier =>
            value switch
            {
                "open" => 100,
                "dot" => 200,
                _ => 300,
            };

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}

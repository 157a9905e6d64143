namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class PatternFillMode : IPlotlyValue
    {
        private readonly object value;

        private PatternFillMode(object value) => this.value = value;

        public static PatternFillMode Replace { get; } = new("replace");

        public static PatternFillMode Overlay { get; } = new("overlay");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}

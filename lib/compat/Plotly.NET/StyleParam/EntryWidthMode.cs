namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class EntryWidthMode : IPlotlyValue
    {
        private readonly object value;

        private EntryWidthMode(object value) => this.value = value;

        public static EntryWidthMode Fraction { get; } = new("fraction");

        public static EntryWidthMode Pixels { get; } = new("pixels");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}

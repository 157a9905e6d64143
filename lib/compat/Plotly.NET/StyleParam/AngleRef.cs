namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class AngleRef : IPlotlyValue
    {
        private readonly object value;

        private AngleRef(object value) => this.value = value;

        public static AngleRef Previous { get; } = new("previous");

        public static AngleRef Up { get; } = new("up");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}

namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class SmoothAlg : IPlotlyValue
    {
        private readonly object value;

        private SmoothAlg(object value) => this.value = value;

        public static SmoothAlg False { get; } = new(false);

        public static SmoothAlg Best { get; } = new("best");

        public static SmoothAlg Fast { get; } = new("fast");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}

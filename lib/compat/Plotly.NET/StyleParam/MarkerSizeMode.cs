namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class MarkerSizeMode : IPlotlyValue
    {
        private readonly object value;

        private MarkerSizeMode(object value) => this.value = value;

        public static MarkerSizeMode Diameter { get; } = new("diameter");

        public static MarkerSizeMode Area { get; } = new("area");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}

namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class SpikeMode : IPlotlyValue
    {
        private readonly object value;

        private SpikeMode(object value) => this.value = value;

        public static SpikeMode Axis { get; } = new("toaxis");

        public static SpikeMode Across { get; } = new("across");

        public static SpikeMode AxisAcross { get; } = new("toaxis+across");

        public static SpikeMode Marker { get; } = new("marker");

        public static SpikeMode AxisMarker { get; } = new("toaxis+marker");

        public static SpikeMode AxisAcrossMarker { get; } = new("toaxis+across+marker");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}

namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class FunnelMode : IPlotlyValue
    {
        private readonly object value;

        private FunnelMode(object value) => this.value = value;

        public static FunnelMode Stack { get; } = new("stack");

        public static FunnelMode Group { get; } = new("group");

        public static FunnelMode Overlay { get; } = new("overlay");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}

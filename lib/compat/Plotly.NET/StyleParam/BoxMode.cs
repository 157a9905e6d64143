namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class BoxMode : IPlotlyValue
    {
        private readonly object value;

        private BoxMode(object value) => this.value = value;

        public static BoxMode Group { get; } = new("group");

        public static BoxMode Overlay { get; } = new("overlay");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}

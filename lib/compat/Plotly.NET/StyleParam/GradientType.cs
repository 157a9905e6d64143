namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class GradientType : IPlotlyValue
    {
        private readonly object value;

        private GradientType(object value) => this.value = value;

        public static GradientType Radial { get; } = new("radial");

        public static GradientType Horizontal { get; } = new("horizontal");

        public static GradientType Vertical { get; } = new("vertical");

        public static GradientType None { get; } = new("none");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}
